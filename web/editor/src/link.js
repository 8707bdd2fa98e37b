// Links: the dialog, and an address pasted onto words.
import { TextSelection } from 'prosemirror-state';
import { h, openDialog } from './dialog.js';
import { addressIn } from './paste.js';
import { stretch } from './commands.js';
import { schema } from './schema.js';

const { link } = schema.marks;

/** A command that asks where the chosen words lead. */
export const linkDialog = (words) => (state, _dispatch, view) => {
  const old = stretch(state, link);
  if (state.selection.empty && !old) return false;
  if (!view) return true;
  const [from, to] = old && state.selection.empty ? [old.from, old.to] : [state.selection.from, state.selection.to];
  const address = h('input', { class: 'input', type: 'text', inputmode: 'url', name: 'href', value: old?.mark.attrs.href ?? '', id: 'rt-href', autocomplete: 'off', spellcheck: 'false' });
  const set = (href) => {
    const tr = view.state.tr.removeMark(from, to, link);
    if (href) tr.addMark(from, to, link.create({ href }));
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to)));
    dialog.close();
    view.focus();
  };
  const form = h('form', {
    method: 'dialog', class: 'rt-dialog-form',
    onsubmit: (event) => {
      event.preventDefault();
      const typed = address.value.trim();
      set(addressIn(typed) ?? (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : typed));
    },
  },
  h('label', { for: 'rt-href' }, words.linkAddress), address,
  h('p', { class: 'desk-actions' },
    h('button', { type: 'submit', class: 'button button-primary' }, words.linkSet),
    ...(old ? [h('button', { type: 'button', class: 'button button-secondary', onclick: () => set('') }, words.linkRemove)] : [])));
  const dialog = openDialog({ title: words.link, close: words.close }, form);
  address.select();
  return true;
};

/** Makes a link of the selection when an address is pasted onto it. */
export function pasteLink(view, event) {
  const href = addressIn(event.clipboardData?.getData('text/plain') ?? '');
  const { from, to, empty, $from, $to } = view.state.selection;
  if (!href || empty || !$from.sameParent($to)) return false;
  view.dispatch(view.state.tr.addMark(from, to, link.create({ href })));
  return true;
}
