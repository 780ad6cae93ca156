/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by its name whether something holds a secret: keys of maps, headers, cookies, parameters.
 *
 * <p>Case and separators do not matter. Names that mean nothing else are recognised inside longer
 * ones ({@code userPasswordHash}); short ones count only as a word of their own, so that {@code
 * api-key} is a secret and {@code keyboard} is not.
 */
public final class SensitiveNames {

    private static final String[][] ANYWHERE =
            byFirstLetter(
                    words(
                            "password passwd passphrase passcode pwd secret token credential"
                                    + " authoriz authoris authentic apikey privatekey accesskey"
                                    + " jwt bearer csrf xsrf session sessid cookie saml creditcard"
                                    + " cardnumber sentrydsn rememberme connectionstring pswd"
                                    + " passwort kennwort oauth"));

    private static final Set<String> WORDS =
            Set.of(
                    words(
                            "auth key keys pass sid sso pin otp cvv cvc ssn identity dsn signature"
                                    + " sig mfa totp hmac psw pw"));

    /** What ends a word that names a secret, unless it is one of those below. */
    private static final String[] ENDINGS = {"key", "pass", "auth", "assertion"};

    private static final Set<String> HARMLESS =
            Set.of(
                    words(
                            "monkey donkey turkey whiskey hockey jockey lackey hotkey turnkey"
                                    + " primarykey foreignkey publickey compass encompass bypass"
                                    + " surpass trespass overpass underpass"));

    /** What names a session or a log-in where it is the name of a cookie. */
    private static final String[] COOKIES =
            words(
                    "ssid sess apisid hsid phpsid login logged remember ticket clearance"
                            + " wordpresssec");

    /** What a cookie says about itself. */
    private static final Set<String> ATTRIBUTES = Set.of("domain", "path", "expires");

    private static final int SHORTEST_GENERATED = 16;

    /** What still names a secret where a colon follows in plain prose. */
    private static final String[] UNMISTAKABLE =
            words("password passwd passphrase secret authoriz apikey privatekey credential pwd");

    private final boolean usual;
    private final String[] additional;

    private SensitiveNames(boolean usual, Collection<String> additional) {
        List<String> flat = new ArrayList<>();
        for (String name : additional) {
            String letters = letters(name);
            if (!letters.isEmpty()) {
                flat.add(letters);
            }
        }
        this.usual = usual;
        this.additional = flat.toArray(new String[0]);
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
                || (usual && (containsUsual(letters) || hasWord(name.toString(), letters)));
    }

    /** Tells whether a name stands for a secret and for nothing else in an English sentence. */
    boolean matchInProse(CharSequence name) {
        String letters = letters(name);
        return containsAny(letters, additional) || (usual && containsAny(letters, UNMISTAKABLE));
    }

    /**
     * Tells whether a cookie is a secret: by its name, also one that only this host may set, or
     * because its value is one that generators make.
     */
    boolean matchCookie(String name, String value) {
        String letters = letters(name);
        return usual
                && !ATTRIBUTES.contains(letters)
                && (name.startsWith("__")
                        || containsAny(letters, COOKIES)
                        || (value.strip().length() >= SHORTEST_GENERATED
                                && isMixed(value.strip())));
    }

    /** Whether a text has no blanks and, behind its first letter, what words do not have. */
    static boolean isMixed(String value) {
        boolean digits = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c)) {
                return false;
            }
            digits |= Character.isDigit(c);
            upper |= i > 0 && Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
        }
        return digits || (upper && lower);
    }

    private static String[] words(String list) {
        return list.split(" ");
    }

    /** Longer lists than a few are looked up: names of maps are asked for again and again. */
    private static String[][] byFirstLetter(String[] parts) {
        String[][] lists = new String['z' + 1][];
        for (String part : parts) {
            String[] others = lists[part.charAt(0)];
            String[] all =
                    others == null ? new String[1] : Arrays.copyOf(others, others.length + 1);
            all[all.length - 1] = part;
            lists[part.charAt(0)] = all;
        }
        return lists;
    }

    private static boolean containsUsual(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            String[] parts = c < ANYWHERE.length ? ANYWHERE[c] : null;
            if (parts != null) {
                for (String part : parts) {
                    if (letters.startsWith(part, i)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean containsAny(String letters, String[] parts) {
        for (String part : parts) {
            if (letters.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasWord(String name, String letters) {
        if (name == letters) {
            // Nothing but small letters, as most names are: one word.
            return isWord(name);
        }
        int start = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || isBoundary(name, i)) {
                if (i - start > 1 && isWord(letters(name.substring(start, i)))) {
                    return true;
                }
                start = i;
            }
        }
        return false;
    }

    private static boolean isWord(String word) {
        if (WORDS.contains(word)) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                return !HARMLESS.contains(word);
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

    /** Keeps letters and digits, in lower case; the name itself where there is nothing else. */
    private static String letters(CharSequence name) {
        int plain = 0;
        while (plain < name.length() && name.charAt(plain) >= 'a' && name.charAt(plain) <= 'z') {
            plain++;
        }
        if (plain == name.length()) {
            return name.toString();
        }
        StringBuilder letters = new StringBuilder(name.length()).append(name, 0, plain);
        for (int i = plain; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
