// A dialog made of real elements: closed by Escape, by its button, and giving the focus back by itself.

/** Makes an element: h('a', { href: '/' }, 'text', child). */
export function h(tag, attrs = {}, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (name.startsWith('on')) e.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') e.toggleAttribute(name, value);
    else if (value !== null && value !== undefined) e.setAttribute(name, value);
  }
  e.append(...children);
  return e;
}

/**
 * Opens a dialog and takes it away when it closes.
 * @param {{title: string, close: string}} words
 * @param {Node[]} content
 * @returns {HTMLDialogElement}
 */
export function openDialog({ title: full, close }, ...content) {
  const title = full.replace(/ \([^)]*\)$/, ''); // the name of a button may tell its keys
  const dialog = h('dialog', { class: 'rt-dialog', 'aria-label': title },
    h('div', { class: 'rt-dialog-head' }, h('h2', {}, title),
      h('button', { type: 'button', class: 'desk-small', onclick: () => dialog.close() }, close)),
    ...content);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  return dialog;
}
