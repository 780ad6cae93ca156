/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address that events are sent to, with its key: {@code
 * [transport+]http[s]://public[:secret]@host[:port] [/prefix]/project[?option=value]}.
 *
 * <p>Equality compares the target alone (scheme, host, port, prefix, project and public key), not
 * at secret, transport or options. {@link #toString()} never contains the secret.
 *
 * @see <a href="https://develop.sentry.dev/sdk/overview/#parsing-the-dsn">Sentry: parsing the
 *     DSN</a>
 */
public final class Dsn {

    private final String transport;
    private final String scheme;
    private final String publicKey;
    private final @Nullable String secretKey;
    private final String host;
    private final int port;
    private final String prefix;
    private final String project;
    private final Map<String, String> options;

    private Dsn(
            String transport,
            String scheme,
            String publicKey,
            @Nullable String secretKey,
            String host,
            int port,
            String prefix,
            String project,
            Map<String, String> options) {
        this.transport = transport;
        this.scheme = scheme;
        this.publicKey = publicKey;
        this.secretKey = secretKey;
        this.host = host;
        this.port = port;
        this.prefix = prefix;
        this.project = project;
        this.options = options;
    }

    /**
     * Reads a DSN. Surrounding white space, doubled and trailing slashes, and a fragment do not
     * matter.
     *
     * @param text the DSN as a server's settings page shows it
     * @return the DSN
     * @throws InvalidDsnException if scheme, key, host or project are missing or unusable, or a
     *     quote or an invisible character was copied along; the message names the part and hides
     *     the secret
     */
    public static Dsn parse(String text) {
        String trimmed = Objects.requireNonNull(text, "text").strip();
        refuseForeign(trimmed);
        int schemeEnd = Math.max(0, trimmed.indexOf("://"));
        String declared = trimmed.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        int plus = declared.lastIndexOf('+');
        String scheme = declared.substring(plus + 1);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            // Not quoted: where the slashes are misplaced, this is the key and the secret.
            throw new InvalidDsnException(
                    "A DSN starts with http:// or https://, optionally after a transport such as"
                            + " sync+");
        }
        URI uri = uri(scheme + trimmed.substring(schemeEnd));
        String userInfo = userInfo(uri);
        if (!isAscii(userInfo)) {
            throw new InvalidDsnException("The keys of a DSN are ASCII: they travel in a header");
        }
        if (!isAscii(uri.getRawPath())) {
            throw new InvalidDsnException(
                    "The project of a DSN, and the path before it, are ASCII");
        }
        int colon = userInfo.indexOf(':');
        String secret = colon < 0 ? "" : userInfo.substring(colon + 1);
        List<String> segments = segments(uri.getRawPath());
        if (segments.isEmpty()) {
            throw new InvalidDsnException("A DSN ends with the project, as in https://key@host/1");
        }
        String project = segments.remove(segments.size() - 1);
        return new Dsn(
                plus < 0 ? "" : declared.substring(0, plus),
                scheme,
                colon < 0 ? userInfo : userInfo.substring(0, colon),
                secret.isEmpty() ? null : secret,
                host(uri),
                port(uri, scheme),
                segments.isEmpty() ? "" : "/" + String.join("/", segments),
                project,
                options(uri.getRawQuery()));
    }

    /**
     * Quotes and invisible characters come along when a DSN is copied from a page or a document: a
     * zero-width space, a no-break space, a byte order mark. The difference that invisible ones
     * make cannot be seen either.
     */
    private static void refuseForeign(String text) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean outer = at == 0 || at == text.length() - 1;
            if (isForeign(character) || (character == '\'' && outer)) {
                throw new InvalidDsnException(
                        String.format(
                                "A DSN has no blanks, quotes and invisible characters: its"
                                        + " character %d is U+%04X (%s)",
                                text.codePointCount(0, at) + 1,
                                character,
                                Character.getName(character)));
            }
            at += Character.charCount(character);
        }
    }

    private static boolean isForeign(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION ->
                    true;
            // Other quotes, joiners, fillers of Hangul and variation selectors.
            default ->
                    character == '"'
                            || character == '`'
                            || character == 0x201a
                            || character == 0x201e
                            || character == 0x034f
                            || character == 0x115f
                            || character == 0x1160
                            || character == 0x3164
                            || character == 0xffa0
                            || (character >= 0xfe00 && character <= 0xfe0f)
                            || (character >= 0xe0100 && character <= 0xe01ef);
        };
    }

    private static URI uri(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // Neither the reason's input nor the exception itself: both quote the secret.
            throw new InvalidDsnException("A DSN is a URL, this is not: " + e.getReason());
        }
        String authority = uri.getRawAuthority();
        if (authority == null || authority.indexOf('@') <= 0) {
            throw new InvalidDsnException("A DSN has a public key before the @");
        }
        if (authority.indexOf('@') != authority.lastIndexOf('@')) {
            throw new InvalidDsnException("A DSN has one @, between the keys and the host");
        }
        return uri;
    }

    private static String userInfo(URI uri) {
        String authority = uri.getRawAuthority();
        String userInfo = authority.substring(0, authority.lastIndexOf('@'));
        if (userInfo.isEmpty() || userInfo.charAt(0) == ':') {
            throw new InvalidDsnException("A DSN has a public key before the @");
        }
        return userInfo;
    }

    /**
     * {@link URI} accepts no host with an underscore, as container networks have them, and none of
     * other letters than those of ASCII.
     */
    private static String host(URI uri) {
        String host = uri.getHost() == null ? hostUnknownToUri(hostAndPort(uri)) : uri.getHost();
        if (host == null) {
            throw new InvalidDsnException(
                    "A DSN has a host after the @, and a port of digits alone");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String hostUnknownToUri(String hostAndPort) {
        int colon = hostAndPort.indexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        return (host.indexOf('_') >= 0 || host.contains("xn--"))
                        && host.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?")
                        && port.matches("\\d*")
                ? host
                : null;
    }

    private static String hostAndPort(URI uri) {
        String authority = uri.getRawAuthority();
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.indexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        return isAscii(host) ? hostAndPort : inAscii(host) + hostAndPort.substring(host.length());
    }

    /** Returns an internationalised name as servers know it; the name itself if it is none. */
    private static String inAscii(String host) {
        boolean letters =
                host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
        try {
            return letters ? IDN.toASCII(host) : host;
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= 0x20 || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static int port(URI uri, String scheme) {
        int port = uri.getHost() == null ? portUnknownToUri(uri) : uri.getPort();
        if (port == 0 || port > 65_535) {
            throw new InvalidDsnException("The port of a DSN is 1 to 65535, not " + port);
        }
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return standard ? -1 : port;
    }

    private static int portUnknownToUri(URI uri) {
        String hostAndPort = hostAndPort(uri);
        int colon = hostAndPort.indexOf(':');
        try {
            return colon < 0 ? -1 : Integer.parseInt(hostAndPort.substring(colon + 1));
        } catch (NumberFormatException e) {
            // No digits at all, or more than any port has.
            return colon + 1 == hostAndPort.length() ? -1 : 0;
        }
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static Map<String, String> options(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return Map.copyOf(options);
    }

    /**
     * Returns the transport that the scheme asks for, as {@code sync} in {@code sync+https://…}.
     *
     * @return the name before the plus sign; empty when there is none
     */
    public String transport() {
        return transport;
    }

    /**
     * Returns the public key.
     *
     * @return the user name of the URL, as written
     */
    public String publicKey() {
        return publicKey;
    }

    /**
     * Returns the secret key of an old DSN. Never log it.
     *
     * @return the password of the URL, if it is not empty
     */
    public Optional<String> secretKey() {
        return Optional.ofNullable(secretKey);
    }

    /**
     * Returns the host.
     *
     * @return the host in lower case, IPv6 addresses in brackets
     */
    public String host() {
        return host;
    }

    /**
     * Returns the project.
     *
     * @return the last segment of the path
     */
    public String project() {
        return project;
    }

    /**
     * Returns the options of the query string, such as {@code timeout} in {@code ?timeout=1}.
     *
     * @return an immutable map
     */
    public Map<String, String> options() {
        return options;
    }

    /**
     * Returns the address that envelopes are posted to.
     *
     * @return {@code scheme://host[:port][/prefix]/api/project/envelope/}
     */
    public URI envelopeUri() {
        return URI.create(base() + prefix + "/api/" + project + "/envelope/");
    }

    /**
     * Returns the DSN without its secret, transport and options, as a browser may see it.
     *
     * @return {@code //public@host[:port][/prefix]/project}
     */
    public String publicDsn() {
        return "//" + publicKey + "@" + authority() + prefix + "/" + project;
    }

    /**
     * Returns the public DSN with a scheme.
     *
     * @param scheme for example {@code https}
     * @return {@code scheme://public@host[:port][/prefix]/project}
     */
    public String publicDsn(String scheme) {
        return scheme + ":" + publicDsn();
    }

    private String base() {
        return scheme + "://" + authority();
    }

    private String authority() {
        return port < 0 ? host : host + ":" + port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dsn dsn && toString().equals(dsn.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /**
     * Returns the target: the DSN without secret, transport and options.
     *
     * @return {@code scheme://public@host[:port][/prefix]/project}
     */
    @Override
    public String toString() {
        return publicDsn(scheme);
    }
}
