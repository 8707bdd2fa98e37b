// What the buttons and keys of the editor do.
import { chainCommands, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import { noteID, schema } from './schema.js';

const { nodes, marks } = schema;

export const strong = toggleMark(marks.strong);
export const em = toggleMark(marks.em);
export const splitItem = splitListItem(nodes.list_item);
export const sink = sinkListItem(nodes.list_item);
export const raise = liftListItem(nodes.list_item);

/** Makes headings of the chosen blocks, or paragraphs of those that are such headings already. */
export const heading = (level) => (state, dispatch) =>
  setBlockType(isHeading(state, level) ? nodes.paragraph : nodes.heading, { level })(state, dispatch);
export const isHeading = ({ selection: { $from } }, level) => $from.parent.type === nodes.heading && $from.parent.attrs.level === level;
export const paragraph = setBlockType(nodes.paragraph);

/** The nearest node of a type around the selection, with where it begins. */
export function around({ selection: { $from } }, type) {
  for (let d = $from.depth; d > 0; d--) {
    if ($from.node(d).type === type) return { node: $from.node(d), pos: $from.before(d), depth: d };
  }
  return null;
}

export const list = (type) => (state, dispatch) => {
  const item = around(state, nodes.list_item);
  const own = item && state.selection.$from.node(item.depth - 1);
  if (own?.type === type) return raise(state, dispatch);
  if (own) {
    const pos = state.selection.$from.before(item.depth - 1);
    dispatch?.(state.tr.setNodeMarkup(pos, type));
    return true;
  }
  return wrapInList(type)(state, dispatch);
};

export const quote = (state, dispatch) =>
  (around(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch);

/** Opens the line under a quotation that says whose words they are, and goes there. */
export const attribution = (state, dispatch) => {
  const found = around(state, nodes.blockquote);
  if (!found) return false;
  const has = found.node.lastChild.type === nodes.attribution;
  if (dispatch) {
    const end = found.pos + found.node.nodeSize - 1;
    const tr = has ? state.tr : state.tr.insert(end, nodes.attribution.create());
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(has ? end - 1 : end + 1), -1)).scrollIntoView());
  }
  return true;
};

/** Leaves a quotation's attribution, a caption or a table downwards, into a new paragraph. */
export const leave = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const outer = { [nodes.attribution.name]: 1, [nodes.caption.name]: 1, [nodes.table_caption.name]: 0 }[$from.parent.type.name];
  if (outer === undefined || !empty) return false;
  if (outer === 0) {
    dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve($from.after()))).scrollIntoView());
    return true;
  }
  const after = $from.after($from.depth - 1);
  if (dispatch) {
    const tr = state.tr.insert(after, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
};

/** Ends an emphasis, footnote or other mark at its right edge, so that what is typed next stands outside. */
export const leaveNote = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const active = (state.storedMarks ?? $from.marks()).find((m) => m.type === marks.note);
  if (!empty || !active || $from.nodeAfter && active.isInSet($from.nodeAfter.marks)) return false;
  dispatch?.(state.tr.setStoredMarks(active.removeFromSet(state.storedMarks ?? $from.marks())));
  return true;
};

/** Begins a footnote after the selection. */
export const footnote = (words) => (state, dispatch) => {
  const { $to } = state.selection;
  if (!$to.parent.inlineContent || $to.marks().some((m) => m.type === marks.note)) return false;
  if (dispatch) {
    const tr = state.tr.insert($to.pos, schema.text(words.noteText, [marks.note.create({ id: noteID() })]));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos, $to.pos + words.noteText.length)).scrollIntoView());
  }
  return true;
};

export const rule = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.horizontal_rule.create()).scrollIntoView());
  return true;
};

/** Puts a table of three rows, the first of them headings, at the selection. */
export const table = (state, dispatch) => {
  if (around(state, nodes.table)) return false;
  if (dispatch) {
    const row = (type, attrs) => nodes.table_row.create(attrs, [0, 1, 2].map(() => type.createAndFill(type === nodes.table_header ? { scope: 'col' } : null)));
    const rows = [row(nodes.table_header, { head: true }), row(nodes.table_cell), row(nodes.table_cell)];
    const at = state.selection.from;
    const tr = state.tr.replaceSelectionWith(nodes.table_block.create(null, [nodes.table.create(null, rows)]));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at + 1, tr.doc.content.size)))).scrollIntoView());
  }
  return true;
};

/** Removes the table around the selection, with its caption. */
export const removeTable = (state, dispatch) => {
  const found = around(state, nodes.table_block);
  if (!found) return false;
  dispatch?.(state.tr.delete(found.pos, found.pos + found.node.nodeSize).scrollIntoView());
  return true;
};

/** Opens the line above a table that says what it shows, and goes there. */
export const tableCaption = (state, dispatch) => {
  const found = around(state, nodes.table_block);
  if (!found) return false;
  if (dispatch) {
    const has = found.node.firstChild.type === nodes.table_caption;
    const tr = has ? state.tr : state.tr.insert(found.pos + 1, nodes.table_caption.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, found.pos + 2)).scrollIntoView());
  }
  return true;
};

/** Removes a figure whose caption is empty with the key that deletes backwards. */
export const removeFigure = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const found = around(state, nodes.figure);
  if (!empty || !found || $from.parent.type !== nodes.caption || $from.parent.content.size > 0) return false;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, found.pos)));
  return true;
};

export const enter = chainCommands(leave, splitItem);

/** The stretch of text around the selection that carries a mark of a type, or null. */
export function stretch(state, type) {
  const { $from } = state.selection;
  const mark = type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? []);
  if (!mark) return null;
  let from = -1, to = -1;
  const start = $from.start();
  $from.parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return;
    const a = start + offset, b = a + node.nodeSize;
    if (to === a) to = b;
    else if (to < $from.pos) [from, to] = [a, b];
  });
  return { mark, from, to };
}
