/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.enterprise.context.SessionScoped;

/** A bean that the server may serialise, together with all injected objects. */
@SessionScoped
public class SessionBean extends Speaker {}
