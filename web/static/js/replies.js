// The queue of replies by keyboard, for those whose browser runs scripts: j and k move, a approves, r rejects, s is spam, x ticks,
// u takes the last decision back. Everything works without it.
"use strict";

const queue = document.querySelector("[data-queue]");
const replies = queue ? [...queue.querySelectorAll("[data-reply]")] : [];
const undo = document.querySelector("[data-undo] button");
const states = { a: "approved", r: "rejected", s: "spam" };
const place = "dateline.replies.place"; // in the list, where the page that answers a key goes on
let sent = false;

for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
window.addEventListener("pageshow", () => { sent = false; });

const left = sessionStorage.getItem(place);
sessionStorage.removeItem(place);
if (left !== null) (replies[Math.min(Number(left), replies.length - 1)] ?? undo)?.focus();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || sent) return;
  const target = event.target;
  if (target.matches("select, textarea, input:not([type=checkbox])")) return;
  // Where Korean is typed, the key of a letter is named by where it lies.
  const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
  const at = replies.findIndex((reply) => reply.contains(target));
  if (at < 0 && target !== document.body && !undo?.contains(target)) return; // keys that decide nothing work from the page too
  if (key === "j") go(at + 1);
  else if (key === "k") go(at < 0 ? 0 : at - 1);
  else if (key === "u" && undo) send(undo, at);
  else if (at < 0 || event.repeat) return;
  else if (key === "x") replies[at].querySelector('input[name="id"]').click();
  else if (states[key]) decide(states[key], at);
  else return;
  event.preventDefault();
});

function go(to) {
  replies[Math.max(0, Math.min(to, replies.length - 1))]?.focus();
}

/** Decides about those ticked, or where none is, about the one that has the focus. */
function decide(state, at) {
  if (!queue.querySelector('input[name="id"]:checked')) {
    send(replies[at].querySelector(`button[name="one"][value^="${state} "]`), at);
    return;
  }
  const choice = queue.querySelector('select[name="decision"]');
  if (![...choice.options].some((option) => option.value === state)) return;
  choice.value = state;
  send(queue.querySelector('button[name="bulk"]'), at);
}

function send(button, at) {
  if (!button) return; // it stands there already
  sent = true;
  sessionStorage.setItem(place, Math.max(0, at));
  button.click();
}
