/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the application has read of a request's body, kept as far as {@code
 * sentry.max-request-body-size} allows. Nothing is read on behalf of a report: a body that the
 * application leaves alone is left alone.
 */
final class RequestBody {

    private static final int MOST = 100_000;

    private final int limit;
    private final Charset charset;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream(256);
    private boolean tooLong;

    private RequestBody(int limit, Charset charset) {
        this.limit = limit;
        this.charset = charset;
    }

    /** Returns null where no body is wanted, or none that a reader could make sense of. */
    static @Nullable RequestBody of(HttpServletRequest request, int limit) {
        long length = request.getContentLengthLong();
        if (limit == 0 || length == 0 || length > limit || !isText(request.getContentType())) {
            return null;
        }
        return new RequestBody(Math.min(limit, MOST), charset(request.getCharacterEncoding()));
    }

    /** JSON and forms, whose secrets can be told by their names. */
    private static boolean isText(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/json")
                || type.startsWith("application/x-www-form-urlencoded")
                || type.split(";", 2)[0].strip().endsWith("+json");
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    Charset charset() {
        return charset;
    }

    void add(int single) {
        if (room(1)) {
            read.write(single);
        }
    }

    void add(byte[] bytes, int from, int count) {
        if (room(count)) {
            read.write(bytes, from, count);
        }
    }

    private boolean room(int count) {
        if (tooLong || read.size() + count > limit) {
            tooLong = true;
            read.reset();
        }
        return !tooLong;
    }

    /** What was read; null if that is nothing, or more than is kept. */
    @Nullable String text() {
        return tooLong || read.size() == 0 ? null : read.toString(charset);
    }
}
