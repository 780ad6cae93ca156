/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class RequestBean extends Speaker {}
