/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The contents of the inbox in a file, over restarts. The only package that uses the embedded
 * store; nothing of it is loaded where no file is named.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.archive;

import org.jspecify.annotations.NullMarked;
