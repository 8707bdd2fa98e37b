// The palette: Ctrl+K or ⌘K, a few words, Enter. Without scripts the link in the bar leads to a page that does the same.
"use strict";

{
  const dialog = document.getElementById("palette");
  const words = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const status = dialog.querySelector("[role=status]");
  let chosen = -1;
  let asked; // what the list is being fetched for; an older answer is passed over

  const open = () => {
    if (document.querySelector("dialog[open]")) return;
    dialog.showModal();
    words.select();
    find();
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    // By its place too, as the letter is another one on a Korean keyboard. In the text the key makes a link.
    if ((event.key !== "k" && event.code !== "KeyK") || event.target.isContentEditable) return;
    event.preventDefault();
    open();
  });
  document.querySelector(`.desk-who a[href="${dialog.dataset.find}"]`).addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });

  let pause;
  words.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(find, 120);
  });

  async function find() {
    const query = asked = words.value.trim();
    try {
      const answer = await fetch(`${dialog.dataset.find}?q=${encodeURIComponent(query)}`, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      const found = await answer.json();
      if (query === asked) show(found);
    } catch {
      if (query === asked) show([], dialog.dataset.down);
    }
  }

  function show(found, trouble) {
    list.replaceChildren(...found.map((place, n) => {
      const item = document.createElement("li");
      Object.assign(item, { id: `palette-${n}`, role: "option" });
      item.dataset.address = place.address;
      const label = document.createElement("span");
      label.textContent = place.label;
      if (place.lang) label.lang = place.lang;
      const note = document.createElement("span");
      note.className = "desk-quiet";
      note.textContent = place.note;
      item.append(label, " ", note);
      return item;
    }));
    list.hidden = found.length === 0;
    words.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = trouble ?? (found.length ? `${dialog.dataset.found} ${found.length}` : dialog.dataset.none);
    choose(found.length ? 0 : -1);
  }

  function choose(n) {
    chosen = n;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === n)));
    if (n < 0) words.removeAttribute("aria-activedescendant");
    else {
      words.setAttribute("aria-activedescendant", list.children[n].id);
      list.children[n].scrollIntoView({ block: "nearest" });
    }
  }

  words.addEventListener("keydown", (event) => {
    const n = list.children.length;
    if (event.isComposing) return; // Enter ends a syllable first
    if (event.key === "Enter") {
      event.preventDefault();
      if (words.value.trim() === asked && chosen >= 0) location.assign(list.children[chosen].dataset.address);
    } else if (n && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      choose((chosen + (event.key === "ArrowDown" ? 1 : n - 1)) % n);
    }
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.address);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
