/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.inject.Singleton;

@Singleton
public class SingletonBean extends Speaker {}
