/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Tells by its name whether something holds a secret: keys of maps, headers, cookies, parameters.
 *
 * <p>Case and separators do not matter. Names that mean nothing else are recognised inside longer
 * ones ({@code userPasswordHash}); short ones count only as a word of their own, so that {@code
 * api-key} is a secret and {@code keyboard} is not.
 */
public final class SensitiveNames {

    private static final List<String> ANYWHERE =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "passcode",
                    "secret",
                    "token",
                    "credential",
                    "authoriz",
                    "authoris",
                    "authentic",
                    "apikey",
                    "privatekey",
                    "accesskey",
                    "jwt",
                    "bearer",
                    "csrf",
                    "xsrf",
                    "session",
                    "sessid",
                    "cookie",
                    "saml",
                    "creditcard",
                    "cardnumber",
                    "sentrydsn",
                    "oauth");

    private static final List<String> WORDS =
            List.of(
                    "auth",
                    "key",
                    "keys",
                    "pwd",
                    "pass",
                    "sid",
                    "sso",
                    "pin",
                    "otp",
                    "cvv",
                    "cvc",
                    "ssn",
                    "identity",
                    "dsn",
                    "signature",
                    "pw");

    /** What still names a secret where a colon follows in plain prose. */
    private static final List<String> UNMISTAKABLE =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "authoriz",
                    "apikey",
                    "privatekey",
                    "credential",
                    "pwd");

    private final List<String> additional;

    /** Recognises the usual names and, anywhere inside a name, the additional ones. */
    public SensitiveNames(Collection<String> additional) {
        List<String> flat = new ArrayList<>();
        for (String name : additional) {
            String letters = letters(name);
            if (!letters.isEmpty()) {
                flat.add(letters);
            }
        }
        this.additional = List.copyOf(flat);
    }

    /** Tells whether a name stands for a secret. */
    public boolean match(CharSequence name) {
        String letters = letters(name);
        return containsAny(letters, ANYWHERE)
                || containsAny(letters, additional)
                || hasWord(name.toString());
    }

    /** Tells whether a name stands for a secret and for nothing else in an English sentence. */
    boolean matchInProse(CharSequence name) {
        String letters = letters(name);
        return containsAny(letters, UNMISTAKABLE) || containsAny(letters, additional);
    }

    /** Tells whether a name is one of the additional ones. */
    public boolean matchAdditional(CharSequence name) {
        return containsAny(letters(name), additional);
    }

    private static boolean containsAny(String letters, List<String> parts) {
        for (String part : parts) {
            if (letters.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasWord(String name) {
        int start = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || isBoundary(name.charAt(i - 1), name.charAt(i))) {
                String word = letters(name.substring(start, i));
                if (WORDS.contains(word)) {
                    return true;
                }
                start = i;
            }
        }
        return false;
    }

    private static boolean isBoundary(char before, char after) {
        return !Character.isLetter(before)
                || !Character.isLetter(after)
                || (Character.isLowerCase(before) && Character.isUpperCase(after));
    }

    /** Keeps letters and digits, in lower case. */
    private static String letters(CharSequence name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
