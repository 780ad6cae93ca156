/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.Map;

/**
 * The data and breadcrumbs that the context of a thread adds to an event.
 *
 * @param data the data of the context, completed by that of the application
 * @param breadcrumbs the breadcrumbs of the context
 * @param applicationBreadcrumbs the breadcrumbs of the application, if the thread follows it
 * @param trace the trace that the event belongs to
 * @param server the server and the deployment; empty outside of a container
 */
public record CapturedContext(
        ContextData data,
        BreadcrumbBuffer breadcrumbs,
        BreadcrumbBuffer applicationBreadcrumbs,
        TraceContext trace,
        Map<String, Object> server) {}
