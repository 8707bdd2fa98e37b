// Between the HTML of a body and the editor's document.
import { DOMParser, DOMSerializer } from 'prosemirror-model';
import { schema } from './schema.js';

const parser = DOMParser.fromSchema(schema);

/** @returns {import('prosemirror-model').Node} the document of a body's HTML. */
export function parse(html) {
  const page = new window.DOMParser().parseFromString(html, 'text/html');
  return parser.parse(page.body);
}

/** What is saved differs from what is shown where the editor needs elements of its own. */
const writer = new DOMSerializer({
  ...DOMSerializer.nodesFromSchema(schema),
  table_block: () => ['table', 0],
  table_caption: () => ['caption', 0],
  table: () => ['tbody', 0],
  image: (node) => ['img', { ...node.attrs, width: node.attrs.width ?? '', height: node.attrs.height ?? '' }],
}, DOMSerializer.marksFromSchema(schema));

/** @returns {string} the HTML of a document, for package body to bring into its form. */
export function serialise(doc) {
  // A document of its own: one that is shown would fetch the pictures.
  const inert = document.implementation.createHTMLDocument();
  const root = inert.createElement('div');
  root.append(writer.serializeFragment(doc.content, { document: inert }));
  for (const row of root.querySelectorAll('tr[data-head]')) {
    const table = row.closest('table');
    let head = table.querySelector(':scope > thead');
    if (!head) table.querySelector(':scope > tbody').before(head = inert.createElement('thead'));
    head.append(row);
    row.removeAttribute('data-head');
  }
  return [...root.children].map((block) => block.outerHTML).join('\n');
}
