/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The runtime part of the Quarkus extension: the build compatible extension, the client's life, and
 * requests of Vert.x and Quarkus REST.
 */
@NullMarked
package org.ravenee.quarkus.internal;

import org.jspecify.annotations.NullMarked;
