/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request's body that the application has read, up to {@code
 * sentry.max-request-body-size}. Raven EE reads nothing itself: a body that the application does
 * not read stays unread.
 */
final class RequestBody {

    private static final int MOST = 100_000;
    private static final int MOST_PARTS = 100;

    private final HttpServletRequest request;
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private final StringBuilder chars = new StringBuilder(0);
    private final Map<String, String> parts = new LinkedHashMap<>();
    private boolean parametersRead;
    private boolean tooLong;

    private RequestBody(HttpServletRequest request, int limit, boolean tooLong) {
        this.request = request;
        this.limit = limit;
        this.tooLong = tooLong;
    }

    /** Returns null if no body is to be kept, or the type of the body is none that is kept. */
    static @Nullable RequestBody of(HttpServletRequest request, int limit) {
        if (limit == 0) {
            return null;
        }
        String type = lowerCase(request.getContentType());
        long length = request.getContentLengthLong();
        boolean kept =
                length <= limit
                        && isText(type)
                        && isReadable(request.getHeader("Content-Encoding"));
        return length == 0 || (!kept && !isMultipart(type))
                ? null
                : new RequestBody(request, Math.min(limit, MOST), !kept);
    }

    private static String lowerCase(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** Of such a body only the names of the parts are kept. */
    private static boolean isMultipart(String type) {
        return type.startsWith("multipart/form-data");
    }

    private static boolean isReadable(@Nullable String contentEncoding) {
        String encoding = contentEncoding == null ? "" : contentEncoding.strip();
        return encoding.isEmpty()
                || encoding.equalsIgnoreCase("identity")
                || encoding.equalsIgnoreCase("gzip")
                || encoding.equalsIgnoreCase("x-gzip");
    }

    /** JSON and forms, whose secrets can be told by their names. */
    private static boolean isText(String type) {
        return type.startsWith("application/json")
                || isForm(type)
                || type.split(";", 2)[0].strip().endsWith("+json");
    }

    private static boolean isForm(String type) {
        return type.startsWith("application/x-www-form-urlencoded");
    }

    void add(int single) {
        if (hasRoom(1)) {
            bytes.write(single);
        }
    }

    void add(byte[] read, int from, int count) {
        if (hasRoom(count)) {
            bytes.write(read, from, count);
        }
    }

    void add(String read) {
        if (hasRoom(read.length())) {
            chars.append(read);
        }
    }

    void parametersAreRead() {
        parametersRead = true;
    }

    /** Keeps names, types and sizes of parts, and neither their content nor names of files. */
    void partsAreRead(Collection<Part> read) {
        for (Part part : read) {
            if (parts.size() < MOST_PARTS) {
                parts.put(part.getName(), description(part));
            }
        }
    }

    /** The container has read all parts when the application asks for a parameter. */
    private void addPartsOfParameters() {
        if (parametersRead && parts.isEmpty() && isMultipart(lowerCase(request.getContentType()))) {
            try {
                partsAreRead(request.getParts());
            } catch (IOException | ServletException | IllegalStateException e) {
                // The servlet has no multipart configuration, so that the parts are not read.
            }
        }
    }

    private static String description(Part part) {
        String type = part.getContentType();
        return "["
                + (part.getSubmittedFileName() == null ? "" : "file, ")
                + (type == null ? "" : type + ", ")
                + part.getSize()
                + " bytes]";
    }

    private boolean hasRoom(int count) {
        if (tooLong || bytes.size() + chars.length() + count > limit) {
            tooLong = true;
            bytes.reset();
            chars.setLength(0);
        }
        return !tooLong;
    }

    /** Returns the parts that were read, else the text. */
    @Nullable Object data() {
        addPartsOfParameters();
        return parts.isEmpty() ? text() : new LinkedHashMap<>(parts);
    }

    /** Returns the text that was read; null if there is none, or more than is kept. */
    @Nullable String text() {
        if (tooLong) {
            return null;
        }
        if (bytes.size() > 0) {
            byte[] plain = plain(bytes.toByteArray());
            return plain == null ? null : new String(plain, charset());
        }
        if (chars.length() > 0) {
            return chars.toString();
        }
        return parametersRead ? form() : null;
    }

    /** Servers may have decompressed a body that they still call compressed. */
    private byte @Nullable [] plain(byte[] read) {
        boolean compressed = read.length > 1 && read[0] == 0x1f && read[1] == (byte) 0x8b;
        if (!compressed) {
            return read;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(read))) {
            byte[] plain = gzip.readNBytes(limit + 1);
            return plain.length > limit ? null : plain;
        } catch (IOException e) {
            // The application has read a part of it.
            return null;
        }
    }

    private Charset charset() {
        String name = request.getCharacterEncoding();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The container has read the form itself, and mixed it with the query string. */
    private @Nullable String form() {
        if (!isForm(lowerCase(request.getContentType()))) {
            return null;
        }
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            for (String value : parameter.getValue()) {
                if (!form.isEmpty()) {
                    form.append('&');
                }
                form.append(encoded(parameter.getKey())).append('=').append(encoded(value));
            }
        }
        return form.isEmpty() || form.length() > limit ? null : form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
