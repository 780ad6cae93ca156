/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
// Keeps the list up to date. The page requests itself twice a second and gets an empty 304 without
// changes. It polls because a stream would take, for each open tab, one of the six connections that
// a browser allows for a host.

const EVERY = 500;
const WHEN_GONE = 2000;
const ANNOUNCE_EVERY = 4000;

const title = document.title;
let tag = null;
let unseen = 0;
let unannounced = 0;

/** Differs when another inbox answers, whose rows have nothing to do with those of this page. */
const instance = (entityTag) => entityTag.split("-")[0];
const live = () => document.getElementById("live");
const rows = (root) => [...root.querySelectorAll(".row[data-number]")];
const newest = (root) => Math.max(0, ...rows(root).map((row) => Number(row.dataset.number)));
const keys = (root) => new Set(rows(root).map((row) => row.dataset.key));

function count(added) {
  unseen = document.hasFocus() ? 0 : unseen + added;
  document.title = unseen > 0 ? `(${unseen}) ${title}` : title;
  unannounced += added;
}

/** Announces new rows to screen readers at their next pause, and not one by one. */
function announce() {
  if (unannounced > 0) {
    const news = document.getElementById("news");
    news.textContent = unannounced === 1 ? "1 row is new" : `${unannounced} rows are new`;
    unannounced = 0;
  }
}

function state(name, words) {
  const sign = document.getElementById("pulse");
  if (sign && sign.dataset.state !== name) {
    sign.dataset.state = name;
    sign.textContent = words;
  }
}

function focusedKey(root) {
  const row = root.contains(document.activeElement) && document.activeElement.closest(".row");
  return row ? row.dataset.key : null;
}

/** Keeps open notices open, and the focus on the row that has it. */
function replace(fresh, older) {
  const old = live();
  const open = [...old.querySelectorAll("details[open]")].map((details) => details.id);
  const key = focusedKey(old);
  const link = !key && old.contains(document.activeElement)
    ? document.activeElement.getAttribute("href")
    : null;
  const last = newest(old);
  const added = rows(fresh).filter((row) => Number(row.dataset.number) > last);
  added.forEach((row) => row.classList.add("new"));
  fresh.querySelectorAll("details").forEach((d) => { d.open = open.includes(d.id); });
  const kept = keys(fresh);
  const isKept = (row) => Number(row.dataset.number) >= Number(fresh.dataset.oldest ?? Infinity);
  older.forget((row) => kept.has(row.dataset.key) || !isKept(row));
  older.adopt(rows(old).filter((row) => !kept.has(row.dataset.key) && isKept(row)));
  old.replaceWith(fresh);
  older.updateLinks();
  if (key) {
    document.querySelector(`.row[data-key="${CSS.escape(key)}"] h2 a`)?.focus();
  } else if (link) {
    [...fresh.querySelectorAll("a")].find((a) => a.getAttribute("href") === link)?.focus();
  }
  count(added.length);
}

function take(page, older) {
  const bar = document.querySelector(".toolbar");
  const freshBar = page.querySelector(".toolbar");
  if (bar.children.length !== freshBar.children.length) {
    bar.replaceWith(document.adoptNode(freshBar));
  }
  replace(document.adoptNode(page.getElementById("live")), older);
}

async function look(older) {
  let next = EVERY;
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(location.href, { headers, cache: "no-store" });
    if (answer.status === 200) {
      const first = tag === null;
      const fresh = answer.headers.get("ETag");
      if (!first && instance(fresh) !== instance(tag)) location.reload();
      tag = fresh;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!first || newest(page) !== newest(document)) {
        take(page, older);
      }
    }
    state("live", "live");
  } catch {
    state("gone", "not running");
    next = WHEN_GONE;
  }
  setTimeout(look, next, older);
}

export function followList(older) {
  window.addEventListener("focus", () => count(0));
  setInterval(announce, ANNOUNCE_EVERY);
  look(older);
}
