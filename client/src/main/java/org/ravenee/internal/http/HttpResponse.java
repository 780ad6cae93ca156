/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of a response. Its body is not kept. */
public final class HttpResponse {

    private final String version;
    private final int status;
    private final List<String> fields;

    /**
     * Takes a head apart.
     *
     * @param statusLine the first line
     * @param status the status in it
     * @param fields the lines of the header fields, as they came
     */
    HttpResponse(String statusLine, int status, List<String> fields) {
        this.version = statusLine.substring(0, statusLine.indexOf(' '));
        this.status = status;
        this.fields = fields;
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the first value of a header field; null if there is none. */
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the values of a header field, one for each line. They may hold any character but CR
     * and LF.
     */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            if (field.regionMatches(true, 0, name, 0, name.length())
                    && field.startsWith(":", name.length())) {
                values.add(field.substring(name.length() + 1).strip());
            }
        }
        return values;
    }

    /** Whether the server leaves the connection open: HTTP/1.0 does so only with a header. */
    boolean keepsConnection() {
        String options = String.join(",", headers("Connection")).toLowerCase(Locale.ROOT);
        boolean old = version.equals("HTTP/1.0");
        return !options.contains("close") && (!old || options.contains("keep-alive"));
    }

    /**
     * Returns where a redirect leads: to the same host and port, or from http to https of the same
     * host. Null if this is no redirect that keeps method and body, or leads anywhere else: there,
     * neither the request nor its credentials may go.
     */
    @Nullable HttpUrl redirect(HttpUrl from) {
        boolean keepsMethod = status == 301 || status == 302 || status == 307 || status == 308;
        String location = header("Location");
        HttpUrl to = keepsMethod && location != null ? from.resolve(location) : null;
        if (to == null || !to.host().equals(from.host())) {
            return null;
        }
        boolean upgrade = to.secure() && !from.secure();
        return to.hasSameOrigin(from) || upgrade ? to : null;
    }
}
