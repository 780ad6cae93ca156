/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ravenee.inbox.internal.envelope.EnvelopeHeader;
import org.ravenee.inbox.internal.envelope.RefusedException;
import org.ravenee.inbox.internal.http.Request;

/**
 * The key of the client, in one of the places that Sentry's servers accept: exactly one of the
 * {@code X-Sentry-Auth} header, an {@code Authorization: Sentry} header and the query string; or
 * else the DSN in the envelope header. The inbox accepts any key, but a client that sends none, or
 * contradicts itself, would be refused elsewhere and is refused here.
 */
final class Credentials {

    private static final int NEWEST_VERSION = 8;

    private final Optional<String> key;

    private Credentials(Optional<String> key) {
        this.key = key;
    }

    /** Reads the headers and the query of a request. */
    static Credentials of(Request request) throws RefusedException {
        Optional<String> header = request.header("X-Sentry-Auth");
        Optional<String> authorization =
                request.header("Authorization").filter(Credentials::isSentry);
        Optional<String> query = request.query().get("sentry_key");
        if (Stream.of(header, authorization, query).filter(Optional::isPresent).count() > 1) {
            throw new RefusedException(400, "the request authenticates itself in several ways");
        }
        if (query.isPresent()) {
            checkVersion(request.query().get("sentry_version"));
            return new Credentials(query);
        }
        Optional<String> either = header.or(() -> authorization);
        return either.isPresent() ? ofHeader(either.get()) : new Credentials(Optional.empty());
    }

    private static Credentials ofHeader(String header) throws RefusedException {
        if (!isSentry(header)) {
            throw new RefusedException(
                    401, "the authentication header has to start with 'Sentry '");
        }
        Map<String, String> fields = fields(header.substring("Sentry ".length()));
        Optional<String> key =
                Optional.ofNullable(fields.get("sentry_key")).filter(k -> !k.isBlank());
        if (key.isEmpty()) {
            throw new RefusedException(401, "the authentication header holds no sentry_key");
        }
        checkVersion(Optional.ofNullable(fields.get("sentry_version")));
        return new Credentials(key);
    }

    /**
     * Checks the key against the header of the envelope.
     *
     * @throws RefusedException 401 when there is no key, 400 when two places have different ones
     */
    void check(EnvelopeHeader header, String project) throws RefusedException {
        if (header.dsn().isEmpty()) {
            if (key.isEmpty()) {
                throw new RefusedException(401, "the request holds no sentry_key");
            }
            return;
        }
        Dsn dsn = Dsn.parse(header.dsn().get()).orElseThrow(() -> refusedDsn("is not a DSN"));
        if (!dsn.key().equals(key.orElse(dsn.key()))) {
            throw refusedDsn("has another key than the request");
        }
        if (!dsn.project().equals(project)) {
            throw refusedDsn("has another project than the path");
        }
    }

    private static RefusedException refusedDsn(String why) {
        return new RefusedException(400, "the dsn of the envelope header " + why);
    }

    private static void checkVersion(Optional<String> version) throws RefusedException {
        if (version.isPresent()
                && !(version.get().matches("[0-9]{1,3}")
                        && Integer.parseInt(version.get()) <= NEWEST_VERSION)) {
            throw new RefusedException(400, "the sentry_version is not a known protocol version");
        }
    }

    private static boolean isSentry(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("sentry ");
    }

    private static Map<String, String> fields(String list) {
        Map<String, String> fields = new HashMap<>();
        for (String field : list.split(",", 0)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
            }
        }
        return fields;
    }
}
