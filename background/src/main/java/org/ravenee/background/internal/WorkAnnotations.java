/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.Set;
import org.ravenee.cdi.CheckIn;

/** The names of the annotations that mark background work, whichever way it is bound. */
public final class WorkAnnotations {

    /** Methods whose work is done on another thread. */
    public static final Set<String> ASYNCHRONOUS =
            Set.of("jakarta.ejb.Asynchronous", "jakarta.enterprise.concurrent.Asynchronous");

    /** Methods whose runs are monitored. */
    public static final Set<String> CHECKED_IN = Set.of(CheckIn.class.getName());

    /** Classes that are endpoints of WebSocket connections. */
    public static final Set<String> ENDPOINTS =
            Set.of("jakarta.websocket.server.ServerEndpoint", "jakarta.websocket.ClientEndpoint");

    /** Methods of those. */
    public static final Set<String> ENDPOINT_METHODS =
            Set.of(
                    "jakarta.websocket.OnClose",
                    "jakarta.websocket.OnError",
                    "jakarta.websocket.OnMessage",
                    "jakarta.websocket.OnOpen");

    private WorkAnnotations() {}
}
