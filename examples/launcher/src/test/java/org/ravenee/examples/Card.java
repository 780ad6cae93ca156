/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * A link or form of the home page with what its card promises.
 *
 * @param fields of the form, ready to be sent; none for a link
 * @param status what the shop answers
 * @param exception simple class name of what is reported; empty for nothing
 */
record Card(String title, URI target, List<String> fields, int status, String exception) {

    HttpRequest request() {
        var request = HttpRequest.newBuilder(target);
        return fields.isEmpty()
                ? request.build()
                : request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", fields)))
                        .build();
    }

    @Override
    public String toString() {
        return title + ": " + status + ", " + (exception.isEmpty() ? "no report" : exception);
    }
}
