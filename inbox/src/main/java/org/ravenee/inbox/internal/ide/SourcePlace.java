/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.ide;

import java.util.Optional;

/**
 * The source of a frame, as the event names it.
 *
 * @param path from a source root, such as {@code com/acme/Cart.java}; empty when unknown
 * @param absolutePath where the event names one
 * @param line from 1; 0 when unknown
 */
public record SourcePlace(String path, Optional<String> absolutePath, long line, boolean inApp) {}
