/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.time.Duration;
import java.util.List;
import org.ravenee.Processor;
import org.ravenee.internal.scrub.LogScrubber;

/** The messages of unusable values: key, value, what is allowed or to be done, and no secret. */
final class SettingProblem {

    static final List<String> LOG_LEVELS =
            List.of("OFF", "SEVERE", "WARNING", "INFO", "CONFIG", "FINE", "FINER", "FINEST", "ALL");

    private static final String HIDDEN = "[hidden]";

    private SettingProblem() {}

    static IllegalArgumentException notAllowed(Setting<?> setting, String text) {
        return unusable(setting, text, "allowed is " + allowed(setting));
    }

    static IllegalArgumentException unusable(Setting<?> setting, String text, String reason) {
        return problem(setting.key(), shown(setting, text), reason);
    }

    /** Neither a file of properties nor the environment takes quotes away. */
    static IllegalArgumentException quoted(Setting<?> setting, String text) {
        return unusable(setting, text, "remove the quotes around the value");
    }

    /**
     * An expression was not resolved.
     *
     * @param name the name that follows the key, or empty
     */
    static IllegalArgumentException unresolved(Setting<?> setting, String name, String text) {
        String property = expressionIn(text);
        return problem(
                setting.key() + name,
                setting.isSecret() ? HIDDEN : shown(setting, text),
                "the expression ${"
                        + property
                        + "} is not resolved; define "
                        + property
                        + ", or remove the key");
    }

    private static String shown(Setting<?> setting, String text) {
        return LogScrubber.usual().text(setting.isSecret() ? redacted(text) : text);
    }

    private static IllegalArgumentException problem(String key, String value, String reason) {
        return new IllegalArgumentException(
                LogScrubber.usual().text(key) + " = " + value + ": " + reason);
    }

    /** Returns the property that the first expression asks for; its default may be a secret. */
    private static String expressionIn(String text) {
        int start = text.indexOf("${") + 2;
        int end = start;
        while (end < text.length() && isPartOfKey(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isPartOfKey(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }

    private static String allowed(Setting<?> setting) {
        Object least = setting.least();
        String range = least + " to " + setting.most();
        return switch (setting.type()) {
            case SettingType.BOOLEAN ->
                    "true or false; yes, y, on, 1 and no, n, off, 0 mean the same";
            case SettingType.ENVIRONMENT -> NamingRule.ENVIRONMENT.allowed();
            case SettingType.RELEASE -> NamingRule.RELEASE.allowed();
            case SettingType.DIST -> NamingRule.DIST.allowed();
            case SettingType.INTEGER -> range + ", a whole number";
            case SettingType.NUMBER -> range + ", a number such as 0.25";
            case SettingType.SIZE ->
                    Sizes.show(least)
                            + " to "
                            + Sizes.show(setting.most())
                            + " ("
                            + range
                            + "), a number of bytes, such as 33554432 or 32 MiB";
            case SettingType.DURATION -> Durations.allowed(Duration.ZERO.equals(least));
            case SettingType.CHOICE -> String.join(", ", setting.choices());
            case SettingType.REQUEST_BODY_SIZE -> "none, small, medium, always";
            case SettingType.LOG_LEVEL -> String.join(", ", LOG_LEVELS);
            case SettingType.STATUS_RANGES -> "statuses from 100 to 599, such as 408,500-599";
            case SettingType.ADDRESS_RANGES ->
                    "IP addresses and networks, such as 10.0.0.0/8,192.0.2.7,::1";
            case SettingType.CLASS_NAMES ->
                    "names of classes and packages, separated by commas, such as"
                            + " com.acme.OutOfStockException, com.acme.legacy.*";
            case SettingType.HOSTS ->
                    "hosts, separated by commas, such as api.example.com, api.example.com:8443,"
                            + " *.example.com, or *";
            case SettingType.PATH -> "a path of this system";
            case SettingType.PROXY -> "http://[user:password@]host:port";
            case SettingType.DSN -> "https://key@host/project";
            case SettingType.PROCESSORS ->
                    "names of classes that implement " + Processor.class.getName();
            default -> "any text";
        };
    }

    /**
     * Shows what may hold a secret without showing it: keeps scheme, host and path of an address;
     * anything that is no address is hidden whole.
     */
    private static String redacted(String value) {
        int authority = value.indexOf("://") + 3;
        if (authority < 3 || !isScheme(value.substring(0, authority - 3))) {
            return HIDDEN;
        }
        int at = value.lastIndexOf('@');
        int end = Math.max(authority, at);
        while (end < value.length() && value.charAt(end) != '?' && value.charAt(end) != '#') {
            end++;
        }
        return value.substring(0, authority)
                + HIDDEN
                + (at < authority ? "" : value.substring(at, end));
    }

    private static boolean isScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'z' || !(Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 30;
    }
}
