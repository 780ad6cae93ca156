/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The client that applications use: capture exceptions and messages, describe what led to them, and
 * deliver both to any server that speaks the Sentry protocol.
 *
 * <p>Start at {@link org.ravenee.Client}. Two rules hold for everything here. Configuration fails
 * loudly: factories and {@link org.ravenee.Options} throw {@link IllegalArgumentException} with
 * everything that is wrong. At run time the application wins: no method throws into it, blocks it,
 * or logs more than one line for each change of state.
 */
@NullMarked
package org.ravenee;

import org.jspecify.annotations.NullMarked;
