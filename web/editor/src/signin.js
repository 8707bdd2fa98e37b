// Signing in again without leaving the page, so that nothing in it is lost.
import { h, openDialog } from './dialog.js';

let open = null;

/** Asks for the password. @returns {Promise<boolean>} whether somebody is signed in again. */
export function signInAgain({ signIn, email }, words) {
  open ??= new Promise((resolve) => {
    const problem = h('p', { class: 'field-error', role: 'alert' });
    const address = h('input', { class: 'input', type: 'email', name: 'email', id: 'rt-email', value: email, autocomplete: 'username' });
    const password = h('input', { class: 'input', type: 'password', name: 'password', id: 'rt-password', autocomplete: 'current-password' });
    let done = false;
    const form = h('form', {
      class: 'rt-dialog-form',
      onsubmit: async (event) => {
        event.preventDefault();
        problem.textContent = '';
        try {
          const response = await fetch(signIn, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
          done = response.ok && !new URL(response.url).pathname.startsWith(signIn);
        } catch {
          done = false;
        }
        if (done) dialog.close();
        else problem.textContent = words.signInWrong;
      },
    },
    h('p', {}, words.signInText), problem,
    h('label', { for: 'rt-email' }, words.email), address, h('label', { for: 'rt-password' }, words.password), password,
    h('p', { class: 'desk-actions' }, h('button', { type: 'submit', class: 'button button-primary' }, words.signIn)));
    const dialog = openDialog({ title: words.signInTitle, close: words.close }, form);
    password.focus();
    dialog.addEventListener('close', () => {
      open = null;
      resolve(done);
    });
  });
  return open;
}
