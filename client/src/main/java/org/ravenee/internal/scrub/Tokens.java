/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what is a secret by its looks: tokens, private keys, credentials in addresses. Also what is
 * left of one at the end of a text that was cut off.
 */
final class Tokens {

    /** What a text that was cut off ends with. */
    static final String CUT = "...";

    private static final int SHORTEST_KNOWN = 8;
    private static final int SHORTEST_MIXED = 16;
    private static final int MOST_PARTS = 5;
    private static final String ORACLE = "jdbc:oracle:";

    /** RFC 6750, RFC 7616 and RFC 7617: a scheme and what follows it. */
    private static final Pattern SCHEME =
            Pattern.compile(
                    "(?i)\\b(bearer|basic|digest)(?:[ +]++|%20)(?=([A-Za-z0-9._~+/=-]{6,}+))\\2");

    /** RFC 7468, and as forms and URLs write the blanks. */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-{4,5}+(?: |\\+|%20)?BEGIN(?:[A-Z0-9 +_]|%20){1,50}?KEY(?:(?:[ +_]|%20)BLOCK)?"
                            + "(?: |\\+|%20)?-{4,5}");

    // Looked for before the patterns that cost more.
    private static final String[] SCHEMES = {"earer", "EARER", "asic", "ASIC", "igest", "IGEST"};
    private static final String[] VERBS = {" is ", " was ", " ist ", " lautet "};
    private static final String[] NOUNS = {
        "ass", "ASS", "pwd", "PWD", "ecret", "ECRET", "oken", "TOKEN", "pin", "PIN", "Pin"
    };
    private static final String[] BEGINNINGS = {
        "AKIA", "ASIA", "AIza", "ghp_", "gho_", "ghs_", "ghu_", "ghr_", "_pat_", "xox", "xapp-",
        "k_live", "k_test", "glpat", "npm_", "hvs.", "SG."
    };

    /** What issuers begin their tokens with, so that they are recognised. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "(?<![A-Za-z0-9])(?:A[KS]IA(?=[0-9A-Z])|gh[opsur]_|github_pat_|xox[a-z]-|xapp-"
                            + "|[rs]k_(?:live|test)_|glpat-|AIza|npm_|hvs\\.|SG\\.)([\\w-]++)");

    /** What people tell people. */
    private static final Pattern STATED =
            Pattern.compile(
                    "(?i)\\b(?:password|passwd|passphrase|passcode|passwort|pwd|(pin|secret|token))"
                            + " (?:is|was|ist|lautet) ++(?:\"([^\"]++)\"?|'([^']++)'?|(\\S++))");

    private static final Pattern SAID_OF_IT =
            Pattern.compile("(?i)[a-z]+(?:ed|ing|able|ory|[^a]l)");

    private static final Set<String> SAID_OF_THEM =
            Set.of(
                    ("a an the not no too in on at to of for from by with about being both either now"
                                    + " still already always never also only just longer shorter"
                                    + " different same equal invalid valid wrong incorrect correct"
                                    + " missing empty blank weak strong unknown absent present"
                                    + " set unset bad good ok okay insecure secure sent kept lost old"
                                    + " new your my our their this that what where when it one null"
                                    + " undefined hidden known stolen written given as shown")
                            .split(" "));

    private Tokens() {}

    static String mask(String text, boolean known) {
        String masked = text;
        if (masked.contains("://") && (masked.indexOf('@') >= 0 || masked.contains(CUT))) {
            masked = credentials(masked);
        }
        if (masked.contains("oracle:") || masked.contains("ORACLE:")) {
            masked = oracle(masked);
        }
        if (masked.contains("eyJ")) {
            masked = webTokens(masked);
        }
        if (known && TextScrubber.containsAny(masked, BEGINNINGS)) {
            masked = known(masked);
        }
        if (TextScrubber.containsAny(masked, SCHEMES)) {
            masked = schemes(masked);
        }
        if (TextScrubber.containsAny(masked, VERBS) && TextScrubber.containsAny(masked, NOUNS)) {
            masked = stated(masked);
        }
        return masked;
    }

    /** Whether a private key begins here that does not end. */
    static boolean beginPrivateKey(String text) {
        Matcher begin = PRIVATE_KEY.matcher(text);
        return begin.find() && begin.group().contains("PRIVATE");
    }

    /** Also where the end was cut off or line ends were escaped. */
    static String privateKeys(String text) {
        Matcher begin = PRIVATE_KEY.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        while (begin.find(copied)) {
            int end = text.indexOf("----END", begin.end());
            end = end < 0 ? text.indexOf("---- END", begin.end()) : end;
            int line = end < 0 ? -1 : text.indexOf("----", end + 7);
            masked.append(text, copied, begin.start());
            if (begin.group().contains("PRIVATE")) {
                masked.append(Mask.TEXT);
            } else {
                masked.append(begin.group());
                end = begin.end();
                line = -1;
            }
            copied = end < 0 ? text.length() : line < 0 ? end : line;
            while (line >= 0 && copied < text.length() && text.charAt(copied) == '-') {
                copied++;
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private static String known(String text) {
        Matcher token = KNOWN.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        while (token.find()) {
            if (token.group(1).length() >= SHORTEST_KNOWN || text.startsWith(CUT, token.end())) {
                masked.append(text, copied, token.start()).append(Mask.TEXT);
                copied = token.end();
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private static String schemes(String text) {
        Matcher scheme = SCHEME.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        while (scheme.find(copied)) {
            String said = scheme.group(2);
            masked.append(text, copied, scheme.start(2));
            copied = scheme.end();
            boolean digest = scheme.group(1).equalsIgnoreCase("digest");
            if (digest
                    ? said.indexOf('=') > 0
                    : isCredential(scheme.group(1), said, text, copied)) {
                copied = digest ? Values.endOfCredentials(text, scheme.start(2), false) : copied;
                masked.append(Mask.TEXT);
            } else {
                masked.append(said);
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Basic authentication may be required, and bearer tokens may expire: those are words. */
    private static boolean isCredential(String scheme, String said, String text, int end) {
        boolean cut = said.endsWith(CUT);
        boolean digits = false;
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            digits |= Character.isDigit(c);
            upper |= i > 0 && Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
        }
        boolean mixed = digits || (upper && lower);
        if (said.length() >= SHORTEST_MIXED || cut) {
            return mixed;
        }
        boolean padded =
                said.endsWith("=") && !(end < text.length() && Values.isQuote(text.charAt(end)));
        return scheme.equalsIgnoreCase("basic") ? hidesPair(said) : digits || padded;
    }

    /** RFC 7617: a user and a password. */
    private static boolean hidesPair(String base64) {
        try {
            byte[] pair = Base64.getDecoder().decode(base64);
            for (byte b : pair) {
                if (b >= 0 && b < ' ') {
                    return false;
                }
            }
            return new String(pair, StandardCharsets.UTF_8).indexOf(':') >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String stated(String text) {
        Matcher stated = STATED.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        while (stated.find()) {
            int group = stated.group(2) != null ? 2 : stated.group(3) != null ? 3 : 4;
            if (group < 4 || isPassword(stated.group(4), stated.group(1) != null)) {
                masked.append(text, copied, stated.start(group)).append(Mask.TEXT);
                copied = stated.end(group);
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Not what is usually said of passwords; of tokens, only what no word looks like. */
    private static boolean isPassword(String word, boolean ofToken) {
        int end = word.length();
        while (end > 0 && ".,;:!?)".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = word.substring(0, end);
        boolean letters = bare.chars().allMatch(c -> Character.isLetter(c) || c == '-');
        return letters
                ? !ofToken
                        && !bare.isEmpty()
                        && !SAID_OF_THEM.contains(bare.toLowerCase(Locale.ROOT))
                        && !SAID_OF_IT.matcher(bare).matches()
                : !bare.startsWith("*");
    }

    /** Oracle's own form of an address: {@code jdbc:oracle:thin:user/password@…}. */
    private static String oracle(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int at = 0;
        while (at + ORACLE.length() < text.length()) {
            if (!text.regionMatches(true, at, ORACLE, 0, ORACLE.length())) {
                at++;
                continue;
            }
            int driver = text.indexOf(':', at + ORACLE.length());
            int start = driver < 0 ? text.length() : driver + 1;
            int end = start;
            while (end < text.length()
                    && text.charAt(end) != '@'
                    && !endsAddress(text.charAt(end))) {
                end++;
            }
            boolean address = end < text.length() && text.charAt(end) == '@';
            int bare = address ? end : cutAt(text, end);
            if (bare > start) {
                masked.append(text, copied, start).append(Mask.TEXT);
                copied = bare;
            }
            at = Math.max(end, at + 1);
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /**
     * RFC 3986: user information before the host. Slashes and at-signs should be encoded there, and
     * often are not: it reaches to the last at-sign of the authority, and beyond the authority
     * where what looks like a port is none.
     */
    private static String credentials(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at)) {
            int start = at + 3;
            int end = start;
            int authority = -1;
            int last = -1;
            while (end < text.length() && !endsAddress(text.charAt(end))) {
                char c = text.charAt(end);
                if (c == '@') {
                    last = end;
                } else if (authority < 0 && "/?#".indexOf(c) >= 0) {
                    if (last >= 0 || !isPassword(text, start, end)) {
                        break;
                    }
                    authority = end;
                } else if (c == ':' && text.startsWith("://", end)) {
                    break;
                }
                end++;
            }
            int bare = cutAt(text, end);
            if (last > start) {
                masked.append(text, copied, start).append(Mask.TEXT);
                copied = last;
            } else if (bare > start
                    && mayBeCredentials(text, start, authority < 0 ? bare : authority)) {
                masked.append(text, copied, start).append(Mask.TEXT);
                copied = bare;
            }
            at = Math.max(end, start);
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Whether what follows the colon of an authority is neither a port nor absent. */
    private static boolean isPassword(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= end - 1 || text.charAt(start) == '[') {
            return false;
        }
        for (int i = colon + 1; i < end; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Where the sign is that an address was cut off, which may stand in a sentence; or -1. */
    private static int cutAt(String text, int end) {
        int bare = end;
        while (bare > 0 && ",;:)]}".indexOf(text.charAt(bare - 1)) >= 0) {
            bare--;
        }
        bare -= CUT.length();
        return text.startsWith(CUT, bare) ? bare : -1;
    }

    /** Where the text was cut off before an at-sign, what follows a colon may be no port. */
    private static boolean mayBeCredentials(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        return colon >= 0 && colon < end && text.charAt(start) != '[';
    }

    private static boolean endsAddress(char c) {
        return Character.isWhitespace(c) || "\"'<>".indexOf(c) >= 0;
    }

    /** RFC 7519: two to five parts in base64url, of which the first is a JSON object. */
    private static String webTokens(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int at = text.indexOf("eyJ");
        while (at >= 0) {
            int end = endOfPart(text, at);
            int parts = 1;
            while (parts < MOST_PARTS && text.startsWith(".", end) && !text.startsWith(CUT, end)) {
                end = endOfPart(text, end + 1);
                parts++;
            }
            if (parts > 1 && end > at + SHORTEST_KNOWN || text.startsWith(CUT, end)) {
                masked.append(text, copied, at).append(Mask.TEXT);
                copied = end;
            }
            // Behind the part: whatever else begins inside it ends where it ends.
            at = text.indexOf("eyJ", end);
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private static int endOfPart(String text, int start) {
        int end = start;
        while (end < text.length() && isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }
}
