// Saves the form by itself, and keeps what cannot be saved. The desk decides: every save is made over the version that
// this form came from, or refused.
import { h } from './dialog.js';
import { localCopy } from './copy.js';
import { announce } from './presence.js';
import { signInAgain } from './signin.js';

const idle = 2500; // ms without a key before a save
const atMost = 10_000; // ms of typing before one anyway
const again = 5000; // ms before another try
const keepaliveLimit = 60_000; // bytes that a browser still sends from a page that is left

export async function saving(form) {
  const words = JSON.parse(form.dataset.savingWords);
  const state = form.querySelector('[data-state]');
  const present = document.querySelector('[data-presence]');
  const field = (name) => form.elements.namedItem(name);
  const address = () => form.getAttribute('action'); // form.action is its buttons of that name
  let edits = form.dataset.unsaved === 'true' ? 1 : 0; // counts changes
  let saved = 0; // edits that the desk has
  let pending = null; // a save of which nobody knows whether it arrived: {data, edits}
  let running = null;
  let stopped = !('autosave' in form.dataset);
  let timer, copyTimer, since = 0;
  const copy = await localCopy(form.dataset);

  const say = (text) => { if (state) state.textContent = text; };
  const sayKept = async (why) => say(((await keep()) ? words.kept : words.lost) + why);

  /** What the form says, without files and without what only a button's save needs. */
  function snapshot() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File || name === 'base') data.delete(name);
    data.set('action', 'autosave');
    return data;
  }
  const fieldsOf = (data) => [...data].filter(([name, value]) => typeof value === 'string' && name !== 'action');
  const keep = async (...marks) => Boolean(copy && await copy.keep([...fieldsOf(new FormData(form)), ...marks]));

  /** Whether a name is being typed: half of one must not be saved. */
  const naming = () => document.activeElement?.closest?.('[data-row], [data-filing]') && form.contains(document.activeElement)
    && document.activeElement.matches('input[list]') && document.activeElement.value !== document.activeElement.defaultValue;

  function changed() {
    edits++;
    say(words.unsaved);
    since ||= Date.now();
    clearTimeout(copyTimer);
    copyTimer = setTimeout(keep, 700);
    plan(Math.max(0, Math.min(idle, since + atMost - Date.now())));
  }
  function plan(wait) {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => save(), wait);
  }

  /** Saves once. Resolves when the desk has answered, or cannot be reached. */
  function save(options = {}) {
    if (stopped || (edits === saved && !pending)) return Promise.resolve();
    if (naming() && !options.keepalive) return Promise.resolve(plan(idle));
    running ??= send(options).finally(() => { running = null; });
    return running;
  }

  async function send(options) {
    const attempt = pending ?? { data: snapshot(), edits };
    since = 0;
    say(words.saving);
    if (options.keepalive && fieldsOf(attempt.data).reduce((n, [, value]) => n + 3 * value.length, 0) > keepaliveLimit) options = {};
    let response, answer;
    try {
      response = await fetch(address(), { method: 'POST', headers: { Accept: 'application/json' }, body: attempt.data, ...options });
      if (response.headers.get('Content-Type')?.startsWith('application/json')) answer = await response.json();
    } catch {
      pending = attempt; // it may have arrived: only the same words may be sent again
      plan(again);
      return sayKept(words.offline);
    }
    pending = null;
    if (response.ok && answer) return arrived(attempt, answer);
    if (response.status === 401) {
      await sayKept(words.signedOut);
      if (!options.keepalive) askToSignIn();
      return undefined;
    }
    if (response.status === 409) {
      stopped = true;
      await keep();
      return say(words.conflict.replace('%s', answer?.by || words.someone));
    }
    if (response.status === 422) return sayKept(answer?.problems?.join(' ') ?? words.refused);
    plan(again);
    return sayKept(words.refused);
  }

  function arrived(attempt, answer) {
    saved = attempt.edits;
    field('version').value = answer.version;
    field('base').value = answer.base;
    if (address() !== answer.address) {
      copy?.drop();
      form.setAttribute('action', answer.address);
      form.querySelectorAll('[formaction]').forEach((b) => b.setAttribute('formaction', answer.address + new URL(b.formAction).hash));
      history.replaceState(history.state, '', answer.address);
      if (copy) copy.article = answer.address.split('/').pop();
    }
    if (edits !== saved) return plan(idle);
    if (answer.held) return say(words.held.replace('%s', answer.at));
    copy?.drop();
    say(words.saved.replace('%s', answer.at));
    form.dispatchEvent(new Event('dateline:saved'));
    return undefined;
  }

  async function askToSignIn() {
    if (await signInAgain(form.dataset, words)) {
      plan(0);
      return true;
    }
    say(`${words.lost}${words.signedOut} `);
    state?.append(h('button', { type: 'button', class: 'desk-small', onclick: askToSignIn }, words.signIn));
    return false;
  }

  /** Whether a button may send the form: only while the desk answers, for what a browser shows instead forgets the form. */
  async function reachable() {
    for (;;) {
      try {
        const response = await fetch(form.dataset.ping, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
        if (response.ok) return true;
        if (response.type !== 'opaqueredirect') return sayKept(words.refused);
        if (!await askToSignIn()) return false;
      } catch {
        return sayKept(words.offline);
      }
    }
  }

  let passing = false;
  form.addEventListener('submit', async (event) => {
    if (passing) return;
    event.preventDefault();
    const { submitter } = event;
    await running;
    if (pending) await save();
    clearTimeout(timer);
    if (await reachable() !== true) return plan(again);
    const wasStopped = stopped;
    passing = stopped = true;
    if (edits !== saved) await keep(['sent', '1']); // until the next page shows that it arrived
    form.requestSubmit(submitter);
    setTimeout(() => { // the page is still here: the save went wrong on its way
      passing = false;
      stopped = wasStopped;
    }, again);
    return undefined;
  }, { capture: true });

  form.addEventListener('input', changed);
  form.addEventListener('change', (event) => { if (event.target.type !== 'file') changed(); });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden || passing || edits === saved) return;
    keep();
    save({ keepalive: true });
  });
  window.addEventListener('online', () => plan(0));

  announce(() => (/\d$/.test(address()) ? address() : ''), ({ others, version, by }) => {
    if (present) {
      present.hidden = !others?.length;
      present.textContent = others?.length ? words.present.replace('%s', others.join(', ')) : '';
    }
    if (!stopped && !running && !pending && version > Number(field('version').value)) {
      stopped = true;
      say(words.conflict.replace('%s', by || words.someone));
    }
  });
  if (copy) offer();
  if (edits) plan(idle);

  /** Offers what an earlier page kept, unless the form says the same. */
  async function offer() {
    const found = await copy.find();
    if (!found) return;
    if (edits) return undefined; // the page came back with what was typed
    const sent = found.fields.some(([name]) => name === 'sent');
    const arrived = sent && document.querySelector('.flash'); // the desk tells what it has just saved
    if (arrived || wordsOf(found.fields, sent) === wordsOf(fieldsOf(new FormData(form)), sent)) return copy.drop(found.name);
    const notice = h('div', { class: 'notice', role: 'status' },
      h('p', {}, words.copyFound.replace('%s', found.at.toLocaleString(document.documentElement.lang))),
      h('p', { class: 'desk-actions' },
        h('button', { type: 'button', class: 'button button-primary', onclick: () => restore(found) }, words.copyUse),
        h('button', { type: 'button', class: 'button button-secondary', onclick: () => { copy.drop(found.name); notice.remove(); } }, words.copyDrop)));
    form.before(notice);
    return undefined;
  }

  /** Has the desk make the form anew from what was kept; nothing is saved by it. */
  function restore({ fields, name }) {
    const post = h('form', { method: 'post', action: address(), enctype: 'multipart/form-data', hidden: true });
    for (const [field, value] of [...fields, ['action', 'bylines.add']]) {
      const area = h('textarea', { name: field });
      area.value = value;
      post.append(area);
    }
    document.body.append(post);
    post.submit();
    if (name !== copy.name) copy.drop(name);
  }
}

/** The words of a form, to compare. What was sent comes back in another form: trimmed, and its HTML cleaned. */
function wordsOf(fields, loose) {
  const own = fields.filter(([name]) => !/^(base|version|submission|edition|translates|merge_of|merge\..*|sent|.*\.key)$/.test(name));
  const plain = (s) => new DOMParser().parseFromString(s, 'text/html').body.textContent.replace(/\s+/g, '');
  return JSON.stringify(own.flatMap(([name, value]) => {
    const said = loose ? plain(value) : value.replaceAll('\r\n', '\n');
    return said ? [[name, said]] : [];
  }));
}
