/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.enterprise.context.SessionScoped;

/** Lives in a scope whose beans may be written to disk, and so must all that is injected. */
@SessionScoped
public class SessionBean extends Speaker {}
