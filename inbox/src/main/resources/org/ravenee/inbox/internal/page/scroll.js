/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
// Loads the next page of the list when its end comes into view.

const rowsOf = (root) => [...root.querySelectorAll(".row")];

export function loadOlderRows() {
  const end = document.getElementById("end");
  let list = null;
  let next = document.querySelector("#live .pages a[rel=next]")?.getAttribute("href");
  let loading = false;

  function ensureList() {
    if (!list) {
      list = document.createElement("ol");
      list.className = "rows older";
      end.before(list);
    }
    return list;
  }

  /** The links between pages are for readers without scripts. */
  function updateLinks() {
    const link = document.querySelector("#live .pages");
    if (link && list) {
      link.remove();
    }
    end.hidden = !next;
  }

  function append(rows) {
    const known = new Set(rowsOf(document).map((row) => row.dataset.key));
    rows.filter((row) => !known.has(row.dataset.key))
      .forEach((row) => ensureList().append(document.adoptNode(row)));
  }

  async function load() {
    if (loading || !next) return;
    loading = true;
    try {
      const answer = await fetch(next, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      append(rowsOf(page));
      next = page.querySelector(".pages a[rel=next]")?.getAttribute("href");
      updateLinks();
    } catch {
      // The inbox does not respond, which the live updates show; scrolling tries again.
    } finally {
      loading = false;
    }
  }

  new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) load();
  }, { rootMargin: "1200px" }).observe(end);
  end.hidden = !next;

  return {
    updateLinks,
    /** Removes rows that came back to the first page, and rows whose events are gone. */
    forget(isGone) {
      if (list) rowsOf(list).filter(isGone).forEach((row) => row.remove());
    },
    /** Rows that new ones pushed off the first page stay. */
    adopt(pushedOff) {
      if (list) list.prepend(...pushedOff);
      else next ??= document.querySelector("#live .pages a[rel=next]")?.getAttribute("href");
    },
  };
}
