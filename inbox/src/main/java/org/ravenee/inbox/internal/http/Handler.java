/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;

/** Answers a request. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    Response handle(Request request) throws IOException;
}
