// Makes the desk quicker for those whose browser runs scripts. Everything works without it.
"use strict";

// What a browser keeps of words that did not reach the desk (see the editor) goes when somebody signs out, and after a week.
const kept = () => Object.keys(localStorage).filter((name) => name.startsWith("dateline.copy."));
for (const name of kept()) {
  if (!(JSON.parse(localStorage.getItem(name)).at > Date.now() - 7 * 24 * 3600 * 1000)) localStorage.removeItem(name);
}
document.addEventListener("submit", (event) => {
  if (event.target.matches('form[action^="/desk/sign-out"]')) kept().forEach((name) => localStorage.removeItem(name));
});

const form = document.getElementById("article");
if (form) {
  let unsaved = form.dataset.unsaved === "true";
  const state = form.querySelector("[data-state]");

  form.addEventListener("input", () => {
    unsaved = true;
    if (state) state.textContent = JSON.parse(form.dataset.savingWords).unsaved;
  });
  form.addEventListener("submit", (event) => { if (!event.defaultPrevented) unsaved = false; });
  form.addEventListener("dateline:saved", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  // Ctrl+S saves, Ctrl+Enter goes on to publish.
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = { s: "save", Enter: "publish" }[event.key];
    const button = action && form.querySelector(`button[name="action"][value="${action}"]`);
    if (!button) return;
    event.preventDefault();
    form.requestSubmit(button);
  });

  // A confidential row is offered code words, never names, and the other way round.
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-source-kind]")) return;
    const name = event.target.closest("[data-row]").querySelector('input[name$=".name"]');
    name.setAttribute("list", event.target.value === "confidential" ? "sources-confidential" : "sources-known");
  });

  // Rows are added, moved and removed in place. Without this the buttons send the form, which comes back changed.
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="action"]');
    const list = button?.closest("[data-rows]");
    const verb = button?.value.split(".").pop();
    if (!list || !["add", "up", "down", "remove"].includes(verb)) return;
    const rows = [...list.querySelectorAll(":scope > [data-row]")];
    const row = button.closest("[data-row]");
    const at = rows.indexOf(row);
    const spare = rows.at(-1);
    if (verb === "add" && !isEmpty(spare)) return; // the server makes the next spare row
    event.preventDefault();
    if (verb === "add") spare.querySelector("input, select").focus();
    if (verb === "up" && at > 0) rows[at - 1].before(row);
    if (verb === "down" && at < rows.length - 1 && !isEmpty(rows[at + 1])) rows[at + 1].after(row);
    if (verb === "remove") {
      (rows[at + 1] ?? rows[at - 1])?.querySelector("input, select, textarea")?.focus();
      row.remove();
    } else if (verb !== "add") {
      button.focus();
    }
    number(list);
    form.dispatchEvent(new Event("input"));
  });

  /** Whether nothing was typed into a row; what a select says counts for a source alone. */
  function isEmpty(row) {
    const typed = [...row.querySelectorAll("input:not([type=radio]):not([type=checkbox]):not([data-key]), textarea, [data-source-kind]")];
    return typed.every((field) => field.value.trim() === "");
  }

  /** Gives the rows of a list, in their order, the numbers that the form is read by. */
  function number(list) {
    const name = list.dataset.rows;
    const checked = list.querySelector('input[name="lead"]:checked');
    [...list.querySelectorAll(":scope > [data-row]")].forEach((row, n) => {
      const title = list.dataset.rowName.replace("%s", n + 1);
      row.setAttribute("aria-label", title);
      for (const part of row.querySelectorAll("*")) {
        for (const attribute of ["name", "id", "for", "value", "aria-describedby"]) {
          const old = part.getAttribute(attribute);
          if (old === null || (attribute === "value" && part.tagName !== "BUTTON")) continue;
          part.setAttribute(attribute, old
            .replace(new RegExp(`^${name}\\.\\d+\\.`), `${name}.${n}.`)
            .replace(new RegExp(`\\bfield-${name}-\\d+-`, "g"), `field-${name}-${n}-`));
        }
        if (part.tagName === "BUTTON") part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/\d+/, n + 1));
        if (part.name === "lead") part.value = n;
      }
    });
    if (checked) checked.checked = true;
  }
}

/** The menu of further rooms closes as menus do: by Escape, and by a click elsewhere. */
{
  const menu = document.querySelector(".desk-more");
  document.addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
