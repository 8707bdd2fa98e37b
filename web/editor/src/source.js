// Ties a statement to an attribution of the form. What the text keeps is the attribution's key: a number that counts
// the attributions of this one article and says nothing of the source.
import { h, openDialog } from './dialog.js';
import { stretch } from './commands.js';
import { schema } from './schema.js';

const { statement, note } = schema.marks;

/** A command that asks on which source the chosen words rest. */
export const sourceDialog = (words, form) => (state, _dispatch, view) => {
  const old = stretch(state, statement);
  const { empty, $from, $to } = state.selection;
  if (empty && !old || !$from.sameParent($to) || note.isInSet($from.marks())) return false;
  if (!view) return true;
  const [from, to] = old && empty ? [old.from, old.to] : [state.selection.from, state.selection.to];
  const set = (key) => {
    const tr = view.state.tr.removeMark(from, to, statement);
    if (key) tr.addMark(from, to, statement.create({ key }));
    view.dispatch(tr);
    dialog.close();
    view.focus();
  };
  const rows = attributions(form);
  const choices = rows.map((row) => h('li', {}, h('button', {
    type: 'button', class: 'button button-secondary', 'aria-pressed': String(row.key === old?.mark.attrs.key),
    onclick: () => set(row.key || giveKey(form, view.state.doc, row.input)),
  }, row.label)));
  const remove = h('button', { type: 'button', class: 'button button-secondary', onclick: () => set(0) }, words.sourceRemove);
  const dialog = openDialog({ title: words.sourceTitle, close: words.close },
    rows.length ? h('ul', { class: 'rt-choices' }, ...choices) : h('p', {}, words.sourceNone), ...(old ? [h('p', {}, remove)] : []));
  return true;
};

/** The form's attributions in their order, without the spare row. */
export function attributions(form) {
  const rows = [...form.querySelectorAll('[data-rows="attributions"] > [data-row]')];
  return rows.flatMap((row, i) => {
    const value = (name) => row.querySelector(`[name$=".${name}"]`)?.value.trim() ?? '';
    const input = row.querySelector('[data-key]');
    const label = value('phrase') || value('name');
    return label || value('kind') ? [{ key: Number(input.value), input, label: `${i + 1}. ${label || value('kind')}` }] : [];
  });
}

/**
 * Numbers an attribution that has no number yet. By chance: a colleague who adds another source to the same article at
 * the same time must not be given the same number, or a merge would tie a statement to the wrong one.
 */
function giveKey(form, doc, input) {
  const taken = new Set([...form.querySelectorAll('[data-key]')].map((e) => Number(e.value)));
  doc.descendants((node) => node.marks.forEach((m) => { if (m.type === statement) taken.add(m.attrs.key); }));
  let key;
  do key = 1000 + crypto.getRandomValues(new Uint32Array(1))[0] % 999000; while (taken.has(key));
  input.value = key;
  return key;
}
