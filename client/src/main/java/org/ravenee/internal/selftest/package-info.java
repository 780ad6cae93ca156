/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The command line: {@code java -jar raven-client.jar test DSN}. */
@NullMarked
package org.ravenee.internal.selftest;

import org.jspecify.annotations.NullMarked;
