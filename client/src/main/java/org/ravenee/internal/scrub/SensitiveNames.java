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
                    "pwd",
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
                    "rememberme",
                    "oauth");

    private static final List<String> WORDS =
            List.of(
                    "auth",
                    "key",
                    "keys",
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

    private final boolean usual;
    private final List<String> additional;

    private SensitiveNames(boolean usual, Collection<String> additional) {
        List<String> flat = new ArrayList<>();
        for (String name : additional) {
            String letters = letters(name);
            if (!letters.isEmpty()) {
                flat.add(letters);
            }
        }
        this.usual = usual;
        this.additional = List.copyOf(flat);
    }

    /** Recognises the usual names and, anywhere inside a name, the additional ones. */
    public static SensitiveNames usualAnd(Collection<String> additional) {
        return new SensitiveNames(true, additional);
    }

    /** Recognises, anywhere inside a name, these names and no others. */
    public static SensitiveNames only(Collection<String> names) {
        return new SensitiveNames(false, names);
    }

    /** Tells whether secrets are to be found that nobody named. */
    boolean includeUsual() {
        return usual;
    }

    /** Tells whether a name stands for a secret. */
    boolean match(CharSequence name) {
        String letters = letters(name);
        return containsAny(letters, additional)
                || (usual && (containsAny(letters, ANYWHERE) || hasWord(name.toString())));
    }

    /** Tells whether a name stands for a secret and for nothing else in an English sentence. */
    boolean matchInProse(CharSequence name) {
        String letters = letters(name);
        return containsAny(letters, additional) || (usual && containsAny(letters, UNMISTAKABLE));
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
            if (i == name.length() || isBoundary(name, i)) {
                if (WORDS.contains(letters(name.substring(start, i)))) {
                    return true;
                }
                start = i;
            }
        }
        return false;
    }

    /**
     * Whether a word ends before this place: {@code api|-|key}, {@code api|Key}, {@code API|Key}.
     */
    private static boolean isBoundary(String name, int at) {
        char before = name.charAt(at - 1);
        char after = name.charAt(at);
        if (!Character.isLetter(before) || !Character.isLetter(after)) {
            return true;
        }
        return Character.isUpperCase(after)
                && (Character.isLowerCase(before)
                        || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1))));
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
