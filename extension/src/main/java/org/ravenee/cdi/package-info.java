/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Raven EE in a CDI container: adding the jar gives an application a configured {@link
 * org.ravenee.Client} and {@link org.ravenee.Context} to inject, and {@link
 * org.ravenee.cdi.Captured}.
 *
 * <p>The client is configured by MicroProfile Config ({@code sentry.dsn} and the other keys) and
 * closed with the application. An application that has a bean of type {@link org.ravenee.Options}
 * or {@link org.ravenee.Client} of its own (without a qualifier) is served by that, and closes its
 * client itself. Beans of type {@link org.ravenee.Processor} change or drop events before they are
 * sent.
 *
 * <p>In an EAR each WAR has a client of its own, also where the jar is in {@code lib}: what is
 * injected belongs to the WAR that is at work when it is called.
 */
@NullMarked
package org.ravenee.cdi;

import org.jspecify.annotations.NullMarked;
