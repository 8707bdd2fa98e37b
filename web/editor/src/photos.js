// Photos in the text: picked from the library, or dropped and pasted, which files them in the library first.
import { h, openDialog } from './dialog.js';
import { schema } from './schema.js';

const { figure, image, caption } = schema.nodes;
const headers = { Accept: 'application/json' };

/** Puts a photo of the library into the text at pos, or at the selection. */
function insert(view, photo, pos) {
  const line = [];
  if (photo.caption) line.push(schema.text(`${photo.caption} `));
  if (photo.credit) line.push(schema.text(photo.credit, [schema.marks.cite.create()]));
  const { src, alt, width, height } = photo;
  const node = figure.create(null, [image.create({ src, alt, width, height }), caption.create(null, line)]);
  const tr = pos === undefined ? view.state.tr.replaceSelectionWith(node) : view.state.tr.insert(pos, node);
  view.dispatch(tr.scrollIntoView());
}

/** Files photos in the library. @returns {Promise<{photos: object[], problems: string[]}>} */
async function upload(address, files) {
  const data = new FormData();
  for (const file of files) data.append('photo_upload', file);
  const response = await fetch(address, { method: 'POST', headers, body: data });
  if (response.status === 401) return { photos: [], problems: [], signedOut: true };
  return response.json();
}

/** Uploads files and puts them into the text; say is told what went wrong. */
export async function addFiles(view, { address, words, say }, files, pos) {
  say(words.photoSending);
  try {
    const { photos, problems, signedOut } = await upload(address, files);
    for (const photo of photos) insert(view, photo, pos);
    say(signedOut ? words.signedOut : problems.join(' ') || (photos.length ? words.photoCheck : ''));
  } catch {
    say(words.photoFailed);
  }
}

/** The pictures among what was dropped or pasted. */
export const picturesIn = (transfer) => [...transfer?.files ?? []].filter((file) => file.type.startsWith('image/'));

/** A command that opens the library. */
export const photoDialog = (options) => (_state, _dispatch, view) => {
  if (!view) return true;
  const { words, address } = options;
  const list = h('ul', { class: 'rt-library' });
  const query = h('input', { class: 'input', type: 'search', id: 'rt-query', 'aria-label': words.photoSearch });
  const status = h('p', { role: 'status' });
  const files = h('input', { type: 'file', accept: 'image/*', multiple: true, id: 'rt-files', onchange: () => { done(() => addFiles(view, options, [...files.files])); } });
  const done = (act) => {
    dialog.close();
    view.focus();
    act();
  };
  const load = async () => {
    try {
      const response = await fetch(`${address}?q=${encodeURIComponent(query.value)}`, { headers });
      const { photos } = await response.json();
      status.textContent = photos.length ? '' : words.photoNone;
      list.replaceChildren(...photos.map((photo) => h('li', {}, h('button', {
        type: 'button', class: 'rt-photo', title: photo.caption, onclick: () => done(() => insert(view, photo)),
      }, h('img', { src: photo.thumbnail, alt: photo.alt || photo.caption || photo.id, width: 150, height: 100 })))));
    } catch {
      status.textContent = words.photoFailed;
    }
  };
  const search = h('form', { class: 'rt-search', onsubmit: (event) => { event.preventDefault(); load(); } }, query,
    h('button', { type: 'submit', class: 'button button-secondary' }, words.photoSearch));
  const dialog = openDialog({ title: words.photo, close: words.close }, search, status, list,
    h('p', {}, h('label', { for: 'rt-files' }, words.photoUpload), ' ', files));
  load();
  return true;
};
