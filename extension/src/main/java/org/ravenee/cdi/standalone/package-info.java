/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The client of an application without CDI. For integrations such as the servlet filter. */
@NullMarked
package org.ravenee.cdi.standalone;

import org.jspecify.annotations.NullMarked;
