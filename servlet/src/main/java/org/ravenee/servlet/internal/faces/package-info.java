/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Reports the failures of Jakarta Faces; loaded by Faces and nowhere else.
 *
 * <p>Faces finds the factory in {@code META-INF/services}. A {@code META-INF/faces-config.xml} in
 * the jar would do as well, but MyFaces would then map its servlet in every application that has
 * the jar, and so change the responses of applications without Faces.
 */
@NullMarked
package org.ravenee.servlet.internal.faces;

import org.jspecify.annotations.NullMarked;
