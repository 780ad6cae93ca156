/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
// Links to texts copy their text instead of opening it. Opening in a new tab still opens it.

const SHOWN = 2000;

/** The text as a promise: some browsers allow copying only directly after the click. */
function write(text) {
  if (window.ClipboardItem && navigator.clipboard.write) {
    const blob = text.then((t) => new Blob([t], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  }
  return text.then((t) => navigator.clipboard.writeText(t));
}

async function load(address) {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

let shown = null;

/** Shows a message for a while; a later copy replaces an earlier one. */
function say(link, words) {
  clearTimeout(shown);
  document.querySelectorAll("a.done").forEach((other) => other.classList.remove("done"));
  document.getElementById("copied").textContent = words;
  link.classList.toggle("done", words !== "");
  if (words !== "") {
    shown = setTimeout(say, SHOWN, link, "");
  }
}

async function onClick(event) {
  const link = event.target.closest("a[data-copy]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  event.preventDefault();
  try {
    await write(load(link.getAttribute("href")));
    say(link, `${link.dataset.copy} copied`);
  } catch {
    location.href = link.href;
  }
}

export function copyOnClick() {
  document.addEventListener("click", onClick);
}
