// Single keys of the desk: ? lists them. Everything that they do can be done without them, and who is disturbed by them
// switches them off where they are listed.
"use strict";

{
  const off = "dateline.keys-off"; // in localStorage
  const help = document.getElementById("shortcuts");
  const single = document.getElementById("single-keys");
  single.checked = localStorage.getItem(off) === null;
  single.addEventListener("change", () => {
    if (single.checked) localStorage.removeItem(off);
    else localStorage.setItem(off, "");
  });
  help.addEventListener("click", (event) => { if (event.target === help) help.close(); });

  const table = document.querySelector("[data-articles]");
  const rows = table ? [...table.querySelectorAll("[data-article]")] : [];
  const box = (row) => row.querySelector("input[type=checkbox]");
  const here = () => rows.findIndex((row) => row.contains(document.activeElement));

  /** Moves the focus to the headline of another row. */
  const move = (by) => {
    const at = here();
    const row = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
    row?.querySelector("a").focus();
    row?.scrollIntoView({ block: "nearest" });
  };

  const keys = {
    "?": () => help.showModal(),
    "/": () => {
      const field = document.querySelector("main input[type=search]");
      field?.focus();
      field?.select();
      return Boolean(field);
    },
    n: () => {
      const address = help.dataset.new;
      if (address) location.assign(address);
      return Boolean(address);
    },
    j: () => move(1),
    k: () => move(-1),
    x: () => rows[here()] && box(rows[here()]).click(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !single.checked) return;
    if (event.target.isContentEditable || event.target.closest("input:not([type=checkbox]), textarea, select") || document.querySelector("dialog[open]")) return;
    // A Korean keyboard sends another letter from the same place.
    const key = keys[event.key] ? event.key : /^[ㄱ-ㅣ]$|^Process$/.test(event.key) ? event.code.replace(/^Key/, "").toLowerCase() : "";
    if (!keys[key] || ("jkx".includes(key) && rows.length === 0)) return;
    if (keys[key]() !== false) event.preventDefault();
  });

  if (table) {
    const several = document.querySelector("[data-several]");
    const count = document.querySelector("[data-ticked]");
    const ifAll = document.querySelector("[data-all]");
    const all = ifAll.querySelector("input");
    const tell = (event) => {
      const n = rows.filter((row) => box(row).checked).length;
      count.textContent = n ? `(${n})` : "";
      if (n && event) several.open = true;
      all.checked = n === rows.length;
      all.indeterminate = n > 0 && n < rows.length;
    };
    ifAll.hidden = false;
    all.addEventListener("change", () => {
      for (const row of rows) box(row).checked = all.checked;
      tell();
    });
    table.addEventListener("change", tell);
    tell(); // a browser that goes back remembers what was ticked
  }
}
