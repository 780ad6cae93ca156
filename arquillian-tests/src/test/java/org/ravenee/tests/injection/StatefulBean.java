/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.ejb.Stateful;

@Stateful
public class StatefulBean extends Speaker {}
