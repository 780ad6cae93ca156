/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Configuration: {@link org.ravenee.internal.config.Settings} is the table of keys, {@link
 * org.ravenee.internal.config.Configuration} reads their values.
 */
@NullMarked
package org.ravenee.internal.config;

import org.jspecify.annotations.NullMarked;
