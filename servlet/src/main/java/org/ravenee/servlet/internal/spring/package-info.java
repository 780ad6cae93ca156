/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The registration of the filter in Spring Boot; loaded there and nowhere else. */
@NullMarked
package org.ravenee.servlet.internal.spring;

import org.jspecify.annotations.NullMarked;
