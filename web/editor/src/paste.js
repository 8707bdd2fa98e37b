// What comes from a word processor or another page, made into what a text may hold. Everything that is not on the
// schema's list falls away by itself; here stands what would otherwise be lost or misread.
import { wordLists } from './paste_word.js';
import { notes } from './paste_notes.js';

/** @returns {string} pasted HTML, cleaned; a paste between two editors of ours is left as it is. */
export function clean(html) {
  if (html.includes('data-pm-slice')) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll('script, style, meta, link, title, object, iframe, xml').forEach((e) => e.remove());
  // Google Docs puts everything into a <b> that is not bold.
  page.querySelectorAll('b[id^="docs-internal-guid"], b[style*="font-weight:normal"], b[style*="font-weight: normal"]')
    .forEach((e) => e.replaceWith(...e.childNodes));
  for (const a of page.querySelectorAll('a[href]')) a.setAttribute('href', unwrap(a.getAttribute('href')));
  notes(page.body);
  wordLists(page.body);
  emphasis(page.body);
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  found.forEach((c) => c.remove());
  // A heading says enough by being one.
  page.querySelectorAll('h1 b, h2 b, h3 b, h4 b, h1 strong, h2 strong, h3 strong, h4 strong').forEach((e) => e.replaceWith(...e.childNodes));
  return page.body.innerHTML;
}

/** Makes elements of what spans say by their style. Read as text: the page's policy keeps styles from applying. */
function emphasis(root) {
  for (const span of root.querySelectorAll('span[style], font[style]')) {
    const style = span.getAttribute('style');
    for (const [pattern, tag] of [[/font-weight:\s*(bold|[6-9]\d\d)/i, 'strong'], [/font-style:\s*italic/i, 'em'], [/vertical-align:\s*super/i, 'sup']]) {
      if (!pattern.test(style) || !span.textContent.trim()) continue;
      const e = span.ownerDocument.createElement(tag);
      e.append(...span.childNodes);
      span.append(e);
    }
  }
  root.querySelectorAll('[style]').forEach((e) => e.removeAttribute('style'));
}

/** @returns {string} where a redirect that counts readers leads to; package body does the same to whatever is typed. */
export function unwrap(href) {
  let u;
  try { u = new URL(href); } catch { return href; }
  const q = u.searchParams;
  let target = null;
  if (/^(www\.)?google\.com$/.test(u.hostname) && u.pathname === '/url') target = q.get('q') || q.get('url');
  else if (u.hostname.endsWith('.safelinks.protection.outlook.com')) target = q.get('url');
  else if (/^lm?\.facebook\.com$/.test(u.hostname) && u.pathname === '/l.php') target = q.get('u');
  return target ? unwrap(target) : href;
}

/** @returns {string | null} a text that is one address of the web, or null. */
export function addressIn(text) {
  const trimmed = text.trim();
  return /^(https?:\/\/|mailto:)\S+$/i.test(trimmed) ? unwrap(trimmed) : null;
}
