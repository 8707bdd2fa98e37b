// Word writes a list as paragraphs that carry "mso-list:l0 level2 lfo1" and a bullet or number as text.

/** Turns such paragraphs into lists, nested by their level. */
export function wordLists(root) {
  for (const p of [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const level = levelOf(p);
    if (!level || !p.isConnected) continue;
    const items = [{ p, level }];
    for (let next = p.nextElementSibling; next && levelOf(next); next = next.nextElementSibling) items.push({ p: next, level: levelOf(next) });
    p.before(nest(items));
    items.forEach((item) => item.p.remove());
  }
}

function levelOf(p) {
  const match = /mso-list:\s*l\d+\s+level(\d+)/i.exec(p.getAttribute('style') ?? '');
  return match && Number(match[1]);
}

/** Builds one list of items, each {p, level}. */
function nest(items) {
  const fragment = document.createDocumentFragment();
  const open = []; // lists that are open, outermost first
  for (const { p, level } of items) {
    const marker = takeMarker(p);
    const kind = /^[a-z0-9ivx가-힣]{1,5}[.)]/i.test(marker) ? 'ol' : 'ul';
    while (open.length > level) open.pop();
    // Another kind of list on the same level is another list.
    if (open.length === level && open.at(-1).localName !== kind) open.pop();
    while (open.length < level) {
      const list = document.createElement(open.length === level - 1 ? kind : 'ul');
      const start = Number.parseInt(marker, 10);
      if (kind === 'ol' && open.length === level - 1 && start > 1) list.setAttribute('start', start);
      const outer = open.at(-1);
      if (!outer) fragment.append(list);
      else (outer.lastElementChild ?? outer.appendChild(document.createElement('li'))).append(list);
      open.push(list);
    }
    const item = open.at(-1).appendChild(document.createElement('li'));
    item.append(...p.childNodes);
  }
  return fragment;
}

/** Removes the bullet or number that Word wrote before an item, and returns it. */
function takeMarker(p) {
  const ignored = [...p.querySelectorAll('span')].find((s) => /mso-list:\s*ignore/i.test(s.getAttribute('style') ?? ''));
  if (ignored) {
    const marker = ignored.textContent.trim();
    ignored.remove();
    return marker;
  }
  // Without the span, the marker stands between two conditional comments.
  let inside = false, marker = '';
  for (const node of [...p.childNodes]) {
    const comment = node.nodeType === Node.COMMENT_NODE ? node.data : '';
    if (comment.includes('!supportLists')) inside = true;
    else if (inside && comment.includes('endif')) break;
    else if (inside) {
      marker += node.textContent;
      node.remove();
    }
  }
  return marker.trim();
}
