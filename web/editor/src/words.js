// Counts as body.Words does: what stands between spaces; Han characters and kana one each.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** @returns {number} how many words a document has. */
export function countWords(doc) {
  let text = '', note;
  doc.descendants((node) => {
    const own = node.marks.find((m) => m.type.name === 'note')?.attrs.id;
    if (!node.isText || own !== note) text += ' ';
    note = own;
    text += node.text ?? '';
  });
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
