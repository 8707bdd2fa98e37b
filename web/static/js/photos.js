// The library of photos, for those whose browser runs scripts: uploads one by one with their progress, the focal point by
// a click, all photos ticked at once. Everything works without it.
"use strict";

const atOnce = 2; // as many as the server develops

document.querySelectorAll("[data-upload]").forEach((form) => {
  const words = JSON.parse(form.dataset.upload);
  const field = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const list = Object.assign(document.createElement("ul"), { className: "desk-uploads" });
  list.setAttribute("aria-label", words.uploads);
  const report = Object.assign(document.createElement("p"), { className: "desk-quiet" });
  report.setAttribute("role", "status");
  button.after(list, report);
  const waiting = [];
  let sending = 0;
  let added = 0;
  let failed = 0;

  form.addEventListener("submit", (event) => {
    if (!field.files.length) return; // the server says what is missing
    event.preventDefault();
    for (const file of field.files) enqueue(file, line(file));
    field.value = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (sending || waiting.length) event.preventDefault();
  });

  function line(file) {
    const item = document.createElement("li");
    const name = Object.assign(document.createElement("span"), { textContent: file.name });
    name.dataset.name = "";
    const state = document.createElement("span");
    state.dataset.state = "";
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", file.name);
    item.append(name, state, bar);
    list.append(item);
    return { item, name, state, bar };
  }

  function enqueue(file, parts) {
    parts.state.textContent = words.waiting;
    parts.bar.hidden = false;
    parts.bar.value = 0;
    waiting.push([file, parts]);
    next();
  }

  function next() {
    while (sending < atOnce && waiting.length) send(...waiting.shift());
    if (sending || waiting.length) return;
    report.textContent = [added && words.sum.replace("%s", added), failed && words.failed.replace("%s", failed)].filter(Boolean).join(" ");
    if (!added) return;
    const reload = Object.assign(document.createElement("a"), { href: form.action, textContent: words.show });
    report.append(" ", reload);
  }

  function send(file, parts) {
    sending++;
    const request = new XMLHttpRequest(); // fetch does not tell how much was sent
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.floor((100 * event.loaded) / event.total);
      parts.bar.value = percent;
      parts.state.textContent = percent < 100 ? `${percent} %` : words.developing;
      if (percent === 100) parts.bar.removeAttribute("value"); // how long that takes nobody knows
    };
    request.onloadend = () => {
      sending--;
      settle(file, parts, request);
      next();
    };
    const body = new FormData();
    body.append(field.name, file);
    request.send(body);
  }

  function settle(file, parts, request) {
    const answer = read(request);
    parts.bar.hidden = true;
    const photo = answer.photos?.[0];
    if (request.status === 200 && photo) {
      added++;
      parts.state.textContent = words.added;
      const link = Object.assign(document.createElement("a"), { href: photo.page, textContent: file.name });
      parts.name.replaceChildren(link);
      return;
    }
    failed++;
    parts.state.textContent = "";
    const problem = Object.assign(document.createElement("p"), { className: "field-error", textContent: answer.problems?.[0] ?? why(request.status) });
    problem.setAttribute("role", "alert");
    const again = Object.assign(document.createElement("button"), { type: "button", className: "desk-small", textContent: words.again });
    again.setAttribute("aria-label", words.againFor.replace("%s", () => file.name));
    again.addEventListener("click", () => {
      failed--;
      problem.remove();
      enqueue(file, parts);
    });
    parts.state.append(again);
    parts.item.append(problem);
  }

  function read(request) {
    try {
      return JSON.parse(request.responseText) ?? {};
    } catch {
      return {};
    }
  }

  function why(status) {
    if (status === 0) return words.broken;
    if (status === 413) return words.tooLarge;
    if (status === 401 || status === 200) return words.signedOut;
    return words.refused;
  }
});

// A click on the picture sets the focal point; its fields move it by the keyboard.
const focus = document.querySelector("[data-focus]");
const fields = ["focus_x", "focus_y"].map((name) => document.querySelector(`input[name="${name}"]`));
if (focus && fields.every(Boolean)) {
  const image = focus.querySelector("img");
  const mark = Object.assign(document.createElement("span"), { className: "desk-focus-mark" });
  focus.append(mark);
  focus.dataset.ready = "";
  const crops = document.querySelectorAll(".desk-crops img");
  const percent = (field) => Math.min(100, Math.max(0, Math.round(Number(field.value || 50))));
  const show = () => {
    const [x, y] = fields.map(percent);
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    for (const crop of crops) crop.style.objectPosition = `${Math.round(x / 10) * 10}% ${Math.round(y / 10) * 10}%`;
  };
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    fields[0].value = Math.round((100 * (event.clientX - box.left)) / box.width);
    fields[1].value = Math.round((100 * (event.clientY - box.top)) / box.height);
    show();
  });
  for (const field of fields) field.addEventListener("input", show);
  show();
}

document.querySelectorAll("[data-tick]").forEach((form) => {
  const boxes = [...form.querySelectorAll('input[name="id"]')];
  const all = Object.assign(document.createElement("button"), { type: "button", className: "button button-secondary", textContent: form.dataset.tick });
  all.addEventListener("click", () => {
    const on = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = on;
    all.textContent = on ? form.dataset.untick : form.dataset.tick;
  });
  form.querySelector("button").after(all);
});
