/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
// Keys as in mail programs. The page /help lists them.

const REMEMBERED = "raven-inbox-row";
const find = (selector) => document.querySelector(selector);
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

function links() {
  return [...document.querySelectorAll(".row h2 a")];
}

function move(step) {
  const all = links();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function step(by, selector) {
  if (document.body.classList.contains("list")) {
    move(by);
  } else {
    find(selector)?.click();
  }
}

function search() {
  const field = find("#q");
  if (field) {
    field.focus();
    field.select();
  } else if (find(".up")) {
    location.href = `${find(".up").getAttribute("href")}#q`;
  }
}

async function help() {
  let dialog = find("dialog.help");
  if (!dialog) {
    const answer = await fetch("/help");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog = document.createElement("dialog");
    dialog.className = "help";
    dialog.setAttribute("aria-label", "Keys and search");
    const close = document.createElement("button");
    close.textContent = "Close";
    close.className = "quiet";
    close.addEventListener("click", () => dialog.close());
    dialog.append(close, ...page.querySelector("#main").children);
    document.body.append(dialog);
  }
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

const ACTIONS = {
  "/": search,
  "?": help,
  j: () => step(1, ".next-group"),
  k: () => step(-1, ".previous-group"),
  n: () => find(".neighbours [rel=next]")?.click(),
  p: () => find(".neighbours [rel=prev]")?.click(),
  o: () => document.activeElement.closest(".row")?.querySelector("h2 a").click(),
  u: () => find(".up")?.click(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (find("dialog[open]") && event.key !== "?") return;
  const action = ACTIONS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

/** In the list, the row that was opened last gets the focus again. */
function restoreFocus() {
  const key = sessionStorage.getItem(REMEMBERED);
  if (!document.body.classList.contains("list") || key === null) return;
  sessionStorage.removeItem(REMEMBERED);
  find(`.row[data-key="${CSS.escape(key)}"] h2 a`)?.focus();
}

function remember(event) {
  const row = event.target.closest(".row");
  if (row && event.target.closest("a")) {
    sessionStorage.setItem(REMEMBERED, row.dataset.key);
  }
}

export function handleKeys() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", remember);
  if (location.hash === "#q") search();
  else restoreFocus();
}
