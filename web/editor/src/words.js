// Counts as body.Words does: what stands between spaces; Han characters and kana one each.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** @returns {number} how many words a document has. */
export function countWords(doc) {
  const text = doc.textBetween(0, doc.content.size, '\n', '\n');
  let n = 0;
  for (const field of text.split(/[\s—]+/u)) {
    let inWord = false;
    for (const c of field) {
      if (unspaced.test(c)) {
        n++;
        inWord = false;
      } else if (!inWord && /[\p{L}\p{N}]/u.test(c)) {
        n++;
        inWord = true;
      }
    }
  }
  return n;
}
