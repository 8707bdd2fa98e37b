// The toolbar: real buttons, one stop for Tab, arrow keys within.
import { toggleMark } from 'prosemirror-commands';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from 'prosemirror-tables';
import * as commands from './commands.js';
import { h } from './dialog.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;

/** What the buttons are: sign ('' for its name), name of its words, command, whether it is on, and whether it shows at all. */
function buttons(open, words) {
  const marked = (type) => (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
  };
  const within = (type) => (state) => Boolean(commands.around(state, type));
  const inTable = within(nodes.table_block);
  return [
    ['H2', 'heading2', commands.heading(2), (s) => commands.isHeading(s, 2)],
    ['H3', 'heading3', commands.heading(3), (s) => commands.isHeading(s, 3)],
    ['H4', 'heading4', commands.heading(4), (s) => commands.isHeading(s, 4)],
    ['B', 'strong', commands.strong, marked(marks.strong)],
    ['I', 'em', commands.em, marked(marks.em)],
    ['', 'link', open.link, marked(marks.link)],
    ['', 'quote', commands.quote, within(nodes.blockquote)],
    ['', 'attribution', commands.attribution, within(nodes.attribution), within(nodes.blockquote)],
    ['•', 'bulletList', commands.list(nodes.bullet_list), within(nodes.bullet_list)],
    ['1.', 'orderedList', commands.list(nodes.ordered_list), within(nodes.ordered_list)],
    ['', 'cite', toggleMark(marks.cite), marked(marks.cite)],
    ['', 'footnote', commands.footnote(words), marked(marks.note)],
    ['', 'source', open.source, marked(marks.statement)],
    ['', 'photo', open.photos],
    ['', 'table', commands.table, null, (s) => !inTable(s)],
    ['', 'tableCaption', commands.tableCaption, within(nodes.table_caption), inTable],
    ['', 'rowAdd', addRowAfter, null, inTable],
    ['', 'rowRemove', deleteRow, null, inTable],
    ['', 'columnAdd', addColumnAfter, null, inTable],
    ['', 'columnRemove', deleteColumn, null, inTable],
    ['', 'tableRemove', commands.removeTable, null, inTable],
    ['', 'rule', commands.rule],
  ];
}

/** Makes the toolbar. update(state) brings it up to date with the editor. */
export function toolbar(open, words, controls) {
  const bar = h('div', { class: 'rt-toolbar', role: 'toolbar', 'aria-label': words.toolbar, 'aria-controls': controls });
  const all = buttons(open, words).map(([sign, name, command, on, shown]) => {
    const button = h('button', { type: 'button', class: `rt-button rt-b-${name}`, 'aria-label': words[name], title: words[name], tabindex: '-1' }, sign || (words[`${name}Sign`] ?? words[name].split(' (')[0]));
    if (on) button.setAttribute('aria-pressed', 'false');
    bar.append(button);
    return { button, command, on, shown };
  });
  let view;
  bar.addEventListener('mousedown', (event) => event.preventDefault()); // the selection stays where it is
  bar.addEventListener('click', (event) => {
    const pressed = all.find(({ button }) => button === event.target.closest('button'));
    if (!pressed || pressed.button.getAttribute('aria-disabled') === 'true') return;
    view.focus();
    pressed.command(view.state, view.dispatch, view);
  });
  bar.addEventListener('keydown', (event) => {
    const shown = all.map(({ button }) => button).filter((button) => !button.hidden);
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === 'Escape') view.focus();
    if (to === undefined) return;
    event.preventDefault();
    focus(shown[(to + shown.length) % shown.length]);
  });
  const stop = (button) => all.forEach((other) => { other.button.tabIndex = other.button === button ? 0 : -1; });
  const focus = (button) => {
    stop(button);
    button.focus();
  };
  return {
    element: bar,
    attach(editor) { view = editor; },
    focus: () => focus(bar.querySelector('[tabindex="0"]')),
    update(state) {
      for (const { button, command, on, shown } of all) {
        button.hidden = Boolean(shown && !shown(state));
        if (on) button.setAttribute('aria-pressed', String(on(state)));
        button.setAttribute('aria-disabled', String(!command(state)));
      }
      const current = bar.querySelector('[tabindex="0"]');
      if (!current || current.hidden) stop(all.find(({ button }) => !button.hidden).button);
    },
  };
}
