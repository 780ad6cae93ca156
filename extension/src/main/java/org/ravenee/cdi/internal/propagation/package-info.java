/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Carries the context to threads of managed executors. Each provider is loaded by the platform that
 * knows its interface, and by no other code.
 */
@NullMarked
package org.ravenee.cdi.internal.propagation;

import org.jspecify.annotations.NullMarked;
