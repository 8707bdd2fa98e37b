// Tells the desk that this form is open, and the reader who else has it open. Whoever closes a laptop is forgotten soon.
const beat = 15_000;

/** Begins; address() is the article's form, "" for a new one. heard gets what the desk answers. */
export function announce(address, heard) {
  const tell = async () => {
    if (document.hidden || !address()) return;
    try {
      const response = await fetch(`${address()}/presence`, { method: 'POST' });
      if (response.ok) heard(await response.json());
    } catch { /* the next beat tells */ }
  };
  setInterval(tell, beat);
  document.addEventListener('visibilitychange', tell);
  tell();
  window.addEventListener('pagehide', () => {
    if (address()) navigator.sendBeacon(`${address()}/presence`, new URLSearchParams({ leaving: '1' }));
  });
}
