// Words that did not reach the desk, kept in the browser's storage under a key that only the desk's pages hold: on a
// machine that was seized they say nothing. They go as soon as the desk has them, and whenever somebody signs out.

const prefix = 'dateline.copy.';

/** @returns {Promise<LocalCopy | null>} null where the browser cannot encrypt, which then keeps nothing. */
export async function localCopy({ copyKey, copyOwner, copyArticle }) {
  if (!globalThis.crypto?.subtle || !copyKey) return null;
  const raw = Uint8Array.from(atob(copyKey), (c) => c.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return new LocalCopy(key, `${prefix}${copyOwner}.`, copyArticle);
}

class LocalCopy {
  constructor(key, owner, article) {
    this.key = key;
    this.owner = owner;
    this.article = article;
  }

  get name() { return this.owner + this.article; }

  /** Keeps the fields of a form. @returns {Promise<boolean>} whether it could. */
  async keep(fields) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const { name } = this;
    const turn = this.turn = {};
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, new TextEncoder().encode(JSON.stringify(fields)));
    if (turn !== this.turn) return true; // it was dropped or written anew meanwhile
    try {
      localStorage.setItem(name, JSON.stringify({ at: Date.now(), iv: encode(iv), sealed: encode(new Uint8Array(sealed)) }));
      return true;
    } catch {
      return false; // the storage is full or shut
    }
  }

  /** @returns {Promise<{at: Date, fields: [string, string][], name: string} | null>} what is kept for this article. */
  async find() {
    // The form of a new report cannot know under which name an earlier one was kept.
    const names = this.article.startsWith('new.') ? Object.keys(localStorage).filter((n) => n.startsWith(`${this.owner}new.`)) : [this.name];
    for (const name of names) {
      try {
        const { at, iv, sealed } = JSON.parse(localStorage.getItem(name));
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: decode(iv) }, this.key, decode(sealed));
        return { at: new Date(at), fields: JSON.parse(new TextDecoder().decode(plain)), name };
      } catch { /* there is none, or not of this key */ }
    }
    return null;
  }

  drop(name = this.name) {
    this.turn = null;
    localStorage.removeItem(name);
  }
}

function encode(bytes) {
  let s = '';
  for (const b of bytes) s += String.fromCharCode(b);
  return btoa(s);
}
const decode = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
