/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Error events in tests: {@link org.ravenee.inbox.junit.InboxExtension} receives them for JUnit 5,
 * and AssertJ's {@code assertThat} takes the extension and gives {@link
 * org.ravenee.inbox.junit.InboxAssert}.
 */
@NullMarked
package org.ravenee.inbox.junit;

import org.jspecify.annotations.NullMarked;
