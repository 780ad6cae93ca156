/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
// Every page works without scripts. These add live updates, keys, copying and endless scrolling.
import { copyOnClick } from "./copy.js";
import { handleKeys } from "./keys.js";
import { followList } from "./live.js";
import { loadOlderRows } from "./scroll.js";
import { keepTimesFresh } from "./times.js";

keepTimesFresh();
handleKeys();
copyOnClick();
if (document.getElementById("live")) {
  const older = loadOlderRows();
  followList(older);
}
