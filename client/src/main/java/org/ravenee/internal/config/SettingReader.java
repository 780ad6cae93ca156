/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.InvalidDsnException;
import org.ravenee.Processor;
import org.ravenee.RequestBodySize;

/** Reads values from texts. */
final class SettingReader {

    /** A user and a password, a host, and a port from 1 to 65535. */
    private static final String PROXY =
            "(?:[^@]*@)?(?:\\[[^\\]]+]|[\\w.-]+):0*(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}"
                    + "|655[0-2]\\d|6553[0-5])";

    /** The rules of {@code sentry.ignore-exceptions}, and package prefixes. */
    private static final String CLASS_NAME = "[\\w$.\\-\\p{L}\\p{N}]*\\*?";

    private static final String HOST = "\\*|(\\*\\.)?[\\w.:\\[\\]\\-\\p{L}\\p{N}]+";

    private static final String OPENING_QUOTES = "\"'\u201c\u201e\u2018\u201a\u00ab`";
    private static final String CLOSING_QUOTES = "\"'\u201d\u201c\u2019\u2018\u00bb`";

    private SettingReader() {}

    /**
     * Reads a value.
     *
     * @param name the name that follows the key, or empty
     * @param text not blank, without white space around it
     * @return an object of the class that the type of the setting stands for
     * @throws IllegalArgumentException with key, value and reason if the text is no such value
     */
    static Object read(Setting<?> setting, String name, String text) {
        if (text.contains("${")) {
            throw SettingProblem.unresolved(setting, name, text);
        }
        if (isQuoted(text) && !setting.isNamed()) {
            throw SettingProblem.quoted(setting, text);
        }
        Object value =
                switch (setting.type()) {
                    case SettingType.BOOLEAN -> bool(text);
                    case SettingType.TEXT -> text;
                    case SettingType.ENVIRONMENT ->
                            NamingRule.ENVIRONMENT.allows(text) ? text : null;
                    case SettingType.RELEASE -> NamingRule.RELEASE.allows(text) ? text : null;
                    case SettingType.DIST -> NamingRule.DIST.allows(text) ? text : null;
                    case SettingType.INTEGER -> integer(text);
                    case SettingType.NUMBER -> number(text);
                    case SettingType.SIZE -> Sizes.read(text);
                    case SettingType.DURATION -> Durations.read(text);
                    case SettingType.LIST -> list(text);
                    case SettingType.CLASS_NAMES -> list(text, CLASS_NAME);
                    case SettingType.HOSTS -> list(text, HOST);
                    case SettingType.CHOICE -> choice(setting.choices(), text);
                    case SettingType.REQUEST_BODY_SIZE -> requestBodySize(text);
                    case SettingType.LOG_LEVEL -> logLevel(text);
                    case SettingType.STATUS_RANGES -> StatusRanges.read(text);
                    case SettingType.ADDRESS_RANGES -> AddressRanges.read(text);
                    case SettingType.PATH -> path(text);
                    case SettingType.PROXY -> proxy(text);
                    case SettingType.DSN -> dsn(setting, text);
                    case SettingType.PROCESSORS -> processors(setting, text);
                    case SettingType.NAMED_TEXTS -> Map.of(name, text);
                    default -> throw new IllegalStateException(setting.key());
                };
        if (value == null) {
            throw SettingProblem.notAllowed(setting, text);
        }
        return value;
    }

    private static boolean isQuoted(String text) {
        int opening = OPENING_QUOTES.indexOf(text.charAt(0));
        return opening >= 0
                && text.length() > 1
                && text.charAt(text.length() - 1) == CLOSING_QUOTES.charAt(opening);
    }

    /** The words for true are those of MicroProfile Config. */
    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> list(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    /** Returns null if a part is of another form. */
    private static @Nullable List<String> list(String text, String form) {
        List<String> parts = list(text);
        for (String part : parts) {
            if (!part.matches(form)) {
                return null;
            }
        }
        return parts;
    }

    private static @Nullable String choice(List<String> choices, String text) {
        for (String choice : choices) {
            if (choice.equalsIgnoreCase(text)) {
                return choice;
            }
        }
        return null;
    }

    private static @Nullable RequestBodySize requestBodySize(String text) {
        for (RequestBodySize size : RequestBodySize.values()) {
            if (size.name().equalsIgnoreCase(text)) {
                return size;
            }
        }
        return null;
    }

    private static @Nullable Level logLevel(String text) {
        String name = choice(SettingProblem.LOG_LEVELS, text);
        return name == null ? null : Level.parse(name);
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Hosts may have an underscore, which {@link URI#getHost} does not know. */
    private static @Nullable URI proxy(String text) {
        try {
            URI uri = new URI(text);
            return "http".equalsIgnoreCase(uri.getScheme())
                            && String.valueOf(uri.getRawAuthority()).matches(PROXY)
                    ? uri
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static List<Processor> processors(Setting<?> setting, String text) {
        List<String> names = list(text);
        try {
            return ProcessorLoader.load(names);
        } catch (IllegalArgumentException e) {
            IllegalArgumentException problem =
                    SettingProblem.unusable(setting, text, String.valueOf(e.getMessage()));
            problem.initCause(e.getCause());
            throw problem;
        }
    }

    private static Dsn dsn(Setting<?> setting, String text) {
        try {
            return Dsn.parse(text);
        } catch (InvalidDsnException e) {
            throw SettingProblem.unusable(setting, text, String.valueOf(e.getMessage()));
        }
    }
}
