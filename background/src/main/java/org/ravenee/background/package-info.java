/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reports failures of work that is no request: timers, messages, batch jobs, tasks of managed
 * executors, asynchronous methods and observers, WebSocket endpoints. Adding the dependency is
 * enough; {@code sentry.background=false} switches it off.
 */
@NullMarked
package org.ravenee.background;

import org.jspecify.annotations.NullMarked;
