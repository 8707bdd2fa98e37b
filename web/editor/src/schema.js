// What a text may hold. It mirrors package body, which decides: whatever this editor hands over is cleaned again there.
import { Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

const block = 'block+';

/** Attributes of a cell that body keeps. */
const cell = tableNodes({ tableGroup: '', cellContent: block, cellAttributes: {
  scope: { default: null, getFromDOM: (dom) => dom.getAttribute('scope'), setDOMAttr: (value, attrs) => { if (value) attrs.scope = value; } },
} });

/** Photos of drafts are served to the desk alone. The text holds their public addresses. */
const deskPrefix = '/desk';
export const shownAt = (src) => deskPrefix + src;
const publicAddress = (src) => (src.startsWith(`${deskPrefix}/photos/`) ? src.slice(deskPrefix.length) : src);

/** Reads an element's number, so that neither NaN nor "" gets into the document. */
const number = (dom, name) => Number.parseInt(dom.getAttribute(name), 10) || null;

export const schema = new Schema({
  nodes: {
    doc: { content: block },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { level: Math.min(Math.max(n, 2), 4) } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: {
      group: 'block', content: 'block+ attribution?', defining: true,
      parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0],
    },
    attribution: { content: 'inline*', parseDOM: [{ tag: 'footer', context: 'blockquote/' }], toDOM: () => ['footer', 0] },
    ordered_list: {
      group: 'block', content: 'list_item+', attrs: { order: { default: 1 } },
      parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ order: dom.hasAttribute('start') ? dom.start : 1 }) }],
      toDOM: (node) => ['ol', node.attrs.order === 1 ? {} : { start: node.attrs.order }, 0],
    },
    bullet_list: { group: 'block', content: 'list_item+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    list_item: { content: block, defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },

    // A caption is no row, so the table that prosemirror-tables knows stands beside it.
    table_block: {
      group: 'block', content: 'table_caption? table', isolating: true,
      parseDOM: [{ tag: 'table', contentElement: wrapTable }, { tag: 'div.rt-table', contentElement: wrapTable }],
      toDOM: () => ['div', { class: 'rt-table' }, 0],
    },
    table_caption: { content: 'inline*', parseDOM: [{ tag: 'caption' }], toDOM: () => ['p', { class: 'rt-caption' }, 0] },
    table: { ...cell.table, content: 'table_row+', group: '', parseDOM: [{ tag: 'rt-table' }], toDOM: () => ['table', ['tbody', 0]] },
    table_row: {
      ...cell.table_row, attrs: { head: { default: false } },
      parseDOM: [{ tag: 'tr', getAttrs: (dom) => ({ head: dom.parentElement?.localName === 'thead' || dom.dataset.head === '' }) }],
      toDOM: (node) => ['tr', node.attrs.head ? { 'data-head': '' } : {}, 0],
    },
    table_cell: cell.table_cell,
    table_header: cell.table_header,

    figure: {
      group: 'block', content: 'image+ caption', isolating: true, draggable: true,
      parseDOM: [{ tag: 'figure' }], toDOM: () => ['figure', 0],
    },
    image: {
      attrs: { src: { default: '' }, alt: { default: '' }, width: { default: null }, height: { default: null } },
      parseDOM: [{
        tag: 'img[src]',
        getAttrs(dom) {
          const src = publicAddress(dom.getAttribute('src'));
          return src.startsWith('/photos/') && { src, alt: dom.getAttribute('alt') ?? '', width: number(dom, 'width'), height: number(dom, 'height') };
        },
      }],
      toDOM: (node) => ['img', { ...drop(node.attrs), src: shownAt(node.attrs.src) }],
    },
    caption: { content: 'inline*', parseDOM: [{ tag: 'figcaption' }], toDOM: () => ['figcaption', 0] },

    text: { group: 'inline' },
    hard_break: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  },
  marks: {
    // A footnote is text within the text. Its number keeps neighbours apart; readers see another, counted on the page.
    note: {
      attrs: { id: {} },
      parseDOM: [{ tag: 'span[role="note"]', getAttrs: () => ({ id: noteID() }) }],
      toDOM: () => ['span', { role: 'note' }, 0],
    },
    statement: {
      attrs: { key: {} }, inclusive: false,
      parseDOM: [{ tag: 'mark[data-source]', getAttrs: (dom) => ({ key: Number(dom.dataset.source) }) }],
      toDOM: (mark) => ['mark', { 'data-source': mark.attrs.key }, 0],
    },
    link: {
      attrs: { href: {} }, inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => ({ href: dom.getAttribute('href') }) }],
      toDOM: (mark) => ['a', { href: mark.attrs.href }, 0],
    },
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: () => ['strong', 0],
    },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    cite: { parseDOM: [{ tag: 'cite' }], toDOM: () => ['cite', 0] },
    sup: { parseDOM: [{ tag: 'sup' }], toDOM: () => ['sup', 0] },
  },
});

let lastNote = 0;
export const noteID = () => ++lastNote;

/** Parts a table's caption from its rows, so that each becomes a node of its own. */
function wrapTable(found) {
  const table = found.localName === 'table' ? found : found.querySelector('table');
  const whole = document.createElement('div');
  const words = found.querySelector(':scope > caption, :scope > .rt-caption');
  if (words) {
    const caption = whole.appendChild(document.createElement('caption'));
    caption.append(...words.childNodes);
    words.remove();
  }
  whole.appendChild(document.createElement('rt-table')).append(...table.childNodes);
  return whole;
}

/** Leaves out the attributes that say nothing. */
function drop(attrs) {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null));
}
