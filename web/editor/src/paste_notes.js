// Footnotes and endnotes of word processors: a sign in the text that links to a note below, which links back.

/** Puts each note where its sign stands, as a footnote of ours. */
export function notes(root) {
  for (const sign of [...root.querySelectorAll('a[href*="#"]')]) {
    const target = fragmentOf(sign);
    if (!/^_?(ftn|edn|ftnt|footnote|endnote|fn)[-_:]?\d+$/i.test(target)) continue;
    const anchor = root.querySelector(`[id="${target}"], [name="${target}"]`);
    if (!anchor) continue;
    const whole = anchor.closest('li, p, div') ?? anchor;
    const note = document.createElement('span');
    note.setAttribute('role', 'note');
    note.append(...wordsOf(whole, fragmentOf(anchor)));
    const place = sign.closest('sup') ?? sign;
    place.replaceWith(note);
    const box = whole.closest('div[id]') ?? whole;
    box.remove();
  }
  // What the notes leave behind: Word's rule and the emptied list.
  root.querySelectorAll('div[style*="mso-element:footnote-list"], div[style*="mso-element:endnote-list"]').forEach((e) => e.remove());
  root.querySelectorAll('ol, ul').forEach((e) => { if (!e.textContent.trim()) e.remove(); });
}

const fragmentOf = (a) => (a.getAttribute('href') ?? '').split('#')[1] ?? '';

/** The nodes of a note without its own sign, which leads back, and without blocks. */
function wordsOf(whole, back) {
  const copy = whole.cloneNode(true);
  for (const a of copy.querySelectorAll('a[href*="#"]')) {
    if (fragmentOf(a) === back || /^(\[?\d+\]?|[↩↑^*])$/u.test(a.textContent.trim())) (a.closest('sup') ?? a).remove();
  }
  const blocks = copy.querySelectorAll('p, div');
  blocks.forEach((b, i) => b.replaceWith(...(i ? [' '] : []), ...b.childNodes));
  const first = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT).nextNode();
  if (first) first.data = first.data.trimStart();
  return [...copy.childNodes];
}
