/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The build steps of the Quarkus extension. */
@NullMarked
package org.ravenee.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
