// The desk's editor in place of the text's plain field. The field stays in the form and holds what is sent; without
// this script it does the whole job.
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { EditorState, Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { h } from './dialog.js';
import { parse, serialise } from './html.js';
import { keys, typed } from './keys.js';
import { linkDialog, pasteLink } from './link.js';
import { clean } from './paste.js';
import { addFiles, photoDialog, picturesIn } from './photos.js';
import { saving } from './saving.js';
import { sourceDialog } from './source.js';
import { toolbar } from './toolbar.js';
import { countWords } from './words.js';

/** Puts the editor in the place of a field. */
function mount(field) {
  const words = JSON.parse(field.dataset.words);
  const { form } = field;
  const message = h('p', { class: 'rt-message', role: 'status' });
  const count = h('p', { class: 'rt-count' });
  const photos = { address: field.dataset.photos, words, say: (text) => { message.textContent = text; } };
  const open = { link: linkDialog(words), photos: photoDialog(photos), source: sourceDialog(words, form), toolbar: () => (bar.focus(), true) };
  const bar = toolbar(open, words, 'rt-text');
  const place = h('div', { class: 'rt-place' });
  field.closest('.field').querySelector('.field-hint')?.toggleAttribute('hidden', true); // it tells how to type HTML
  const label = form.querySelector(`label[for="${field.id}"]`);
  label.id ||= `${field.id}-label`;
  const attributes = { id: 'rt-text', class: 'rt-text prose', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label.id };
  if (field.getAttribute('aria-invalid')) attributes['aria-invalid'] = 'true';
  if (field.getAttribute('aria-describedby')) attributes['aria-describedby'] = field.getAttribute('aria-describedby');

  let changed = false; // by someone; what is only shown is sent back as it came
  let waiting;
  const sync = () => {
    if (changed) field.value = serialise(view.state.doc);
    changed = false;
  };
  const tell = () => { count.textContent = words.count.replace('%d', countWords(view.state.doc).toLocaleString(document.documentElement.lang)); };
  const stateOf = (html) => EditorState.create({
    doc: parse(html),
    plugins: [...keys(open, words), typed(), history(), dropCursor(), gapCursor(), tableEditing(), new Plugin({
      props: {
        transformPastedHTML: clean,
        handlePaste(_, event) {
          const files = picturesIn(event.clipboardData);
          // Word pastes a picture of the text beside the text.
          if (!files.length || event.clipboardData.types.includes('text/html')) return pasteLink(view, event);
          addFiles(view, photos, files);
          return true;
        },
        handleDrop(_, event) {
          const files = picturesIn(event.dataTransfer);
          if (!files.length) return false;
          event.preventDefault();
          addFiles(view, photos, files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
          return true;
        },
      },
    })],
  });
  const view = new EditorView(place, {
    state: stateOf(field.dataset.html), attributes,
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      bar.update(view.state);
      if (!tr.docChanged) return;
      changed = true;
      clearTimeout(waiting);
      waiting = setTimeout(tell, 300);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
  });
  bar.attach(view);
  bar.update(view.state);
  tell();
  form.addEventListener('formdata', (event) => {
    sync();
    event.formData.set(field.name, field.value);
  });
  field.hidden = true;
  label.addEventListener('click', () => view.focus());
  field.after(h('div', { class: 'rt' }, bar.element, place, h('div', { class: 'rt-foot' }, message, count)));
}

document.querySelectorAll('textarea[data-html]').forEach(mount);
document.querySelectorAll('form[data-saving-words]').forEach(saving);
