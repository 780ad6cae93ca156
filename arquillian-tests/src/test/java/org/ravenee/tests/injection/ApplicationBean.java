/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ApplicationBean extends Speaker {}
