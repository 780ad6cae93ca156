/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Everything works without this file. With it, the list follows what arrives: it asks for itself
 * twice a second and gets an empty 304 for as long as nothing happened. Polling, because a stream
 * would take one of the six connections that a browser grants a host, for each open tab.
 */
(() => {
  "use strict";

  const EVERY = 500;
  const WHEN_GONE = 2000;
  const title = document.title;
  let tag = null;
  let unseen = 0;

  const live = () => document.getElementById("live");
  const rows = (root) => [...root.querySelectorAll("[data-number]")];
  const newest = (root) => Math.max(0, ...rows(root).map((row) => Number(row.dataset.number)));

  function showCount(added) {
    unseen = document.hasFocus() ? 0 : unseen + added;
    document.title = unseen > 0 ? `(${unseen}) ${title}` : title;
  }

  function pulse(state, words) {
    const sign = document.getElementById("pulse");
    if (sign && sign.dataset.state !== state) {
      sign.dataset.state = state;
      sign.textContent = words;
    }
  }

  /** Keeps what the reader has opened, and where the keyboard is. */
  function replace(fresh) {
    const old = live();
    const open = [...old.querySelectorAll("details[open]")].map((details) => details.id);
    const focused = old.contains(document.activeElement)
      ? document.activeElement.getAttribute("href")
      : null;
    const last = newest(old);
    const added = rows(fresh).filter((row) => Number(row.dataset.number) > last);
    added.forEach((row) => row.classList.add("new"));
    fresh.querySelectorAll("details").forEach((d) => { d.open = open.includes(d.id); });
    old.replaceWith(fresh);
    if (focused) {
      [...fresh.querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus();
    }
    showCount(added.length);
  }

  function take(page) {
    const fresh = page.getElementById("live");
    const bar = document.querySelector(".toolbar");
    const freshBar = page.querySelector(".toolbar");
    if (bar.children.length !== freshBar.children.length) {
      bar.replaceWith(document.adoptNode(freshBar));
    }
    replace(document.adoptNode(fresh));
  }

  async function look() {
    let next = EVERY;
    try {
      const headers = tag ? { "If-None-Match": tag } : {};
      const answer = await fetch(location.href, { headers, cache: "no-store" });
      if (answer.status === 200) {
        const first = tag === null;
        tag = answer.headers.get("ETag");
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (!first || newest(page) !== newest(document)) {
          take(page);
        }
      }
      pulse("live", "live");
    } catch {
      pulse("gone", "not running");
      next = WHEN_GONE;
    }
    setTimeout(look, next);
  }

  function ago(time) {
    const seconds = Math.round((Date.now() - Date.parse(time.dateTime)) / 1000);
    if (seconds < 0) return null;
    if (seconds < 5) return "just now";
    if (seconds < 60) return `${seconds} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86400)} days ago`;
  }

  function tick() {
    for (const time of document.querySelectorAll("time")) {
      const words = time.querySelector(".ago");
      const text = words && ago(time);
      if (text && words.textContent !== text) {
        words.textContent = text;
      }
    }
  }

  setInterval(tick, 1000);
  if (live()) {
    window.addEventListener("focus", () => showCount(0));
    look();
  }
})();
