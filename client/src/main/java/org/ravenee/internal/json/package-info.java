/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes JSON straight into bytes.
 *
 * <p>Why not JSON-P's generator: the client must run from its own jar alone ({@code java -jar}),
 * must not look up providers through whichever class loader a sending thread happens to have, and
 * writes an event without an intermediate character buffer. Classes that applications have mapped
 * for JSON-B are still bound by JSON-B.
 */
@NullMarked
package org.ravenee.internal.json;

import org.jspecify.annotations.NullMarked;
