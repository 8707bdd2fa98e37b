// Makes the desk quicker for those whose browser runs scripts. Everything works without it.
"use strict";

const form = document.getElementById("article");
if (form) {
  let unsaved = form.dataset.unsaved === "true";
  const state = form.querySelector("[data-state]");

  form.addEventListener("input", () => {
    unsaved = true;
    if (state) state.textContent = "Not saved";
  });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  // Ctrl+S saves, Ctrl+Enter goes on to publish.
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = { s: "save", Enter: "publish" }[event.key];
    if (!action) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(`button[name="action"][value="${action}"]`));
  });

  // A confidential row is offered code words, never names, and the other way round.
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-source-kind]")) return;
    const name = event.target.closest("[data-row]").querySelector('input[name$=".name"]');
    name.setAttribute("list", event.target.value === "confidential" ? "sources-confidential" : "sources-known");
  });
}
