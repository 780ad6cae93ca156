/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Measurements in micro- and nanoseconds, by JMH. Benchmarks come in pairs whose names begin with
 * the side, {@code raven} and {@code sentry}, and go on the same.
 */
package org.ravenee.benchmarks.micro;
