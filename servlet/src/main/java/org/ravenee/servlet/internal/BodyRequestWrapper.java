/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the part of the body that the application reads, by whichever method. */
final class BodyRequestWrapper extends ReportingRequestWrapper {

    private final RequestBody body;
    private @Nullable BufferedReader reader;

    BodyRequestWrapper(
            HttpServletRequest request,
            ServletExchange exchange,
            HttpServletResponse response,
            RequestBody body) {
        super(request, exchange, response);
        this.body = body;
    }

    @Override
    RequestBody body() {
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            reader = new BufferedReader(new BodyReader(super.getReader(), body));
        }
        return reader;
    }

    @Override
    public @Nullable String getParameter(String name) {
        body.parametersAreRead();
        return super.getParameter(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        body.parametersAreRead();
        return super.getParameterMap();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        body.parametersAreRead();
        return super.getParameterNames();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        body.parametersAreRead();
        return super.getParameterValues(name);
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        Collection<Part> parts = super.getParts();
        partsAreRead(parts);
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        Part part = super.getPart(name);
        if (part != null) {
            partsAreRead(List.of(part));
        }
        return part;
    }

    private void partsAreRead(Collection<Part> parts) {
        exchange().reporter().guard(() -> body.partsAreRead(parts));
    }
}
