/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
// Updates relative times, such as "3 min ago".

function ago(time) {
  const seconds = Math.round((Date.now() - Date.parse(time.dateTime)) / 1000);
  if (seconds < 0) return null;
  if (seconds < 5) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86400)} days ago`;
}

function update() {
  for (const words of document.querySelectorAll("time .ago")) {
    const text = ago(words.parentElement);
    if (text && words.textContent !== text) {
      words.textContent = text;
    }
  }
}

export function keepTimesFresh() {
  setInterval(update, 1000);
}
