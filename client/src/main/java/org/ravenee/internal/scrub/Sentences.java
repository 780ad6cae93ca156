/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in sentences: {@code Wrong password 'x' for user bob}, {@code Invalid API key provided:
 * x}, {@code token x has expired}, {@code the password is x}.
 */
final class Sentences implements TextRule {

    static final String KEYWORDS =
            "pass| API|assertion|answer|otp|cvv|cvc|pwd|secret|token|pin|session|key|credential|code|wor|woord|contrase|clave"
                    + "|senha|as\u0142o|haslo|heslo|parola|jeton|mdp|geheim|jwt|api_";

    /** Words that stand between a secret and its name. */
    private static final Set<String> BETWEEN =
            Set.of(
                    ("is was ist war lautet est es es\u00a0 \u00e8 \u00e9 provided supplied given"
                                    + " entered incorrect incorrecte incorrecta incorrecto errata"
                                    + " errato inv\u00e1lida inv\u00e1lido invalida invalido invalide"
                                    + " invalid wrong falsch value id to has de API no non n\u00e3o v\u00e1lida"
                                    + " valida")
                            .split(" "));

    private static final Set<String> VERBS =
            Set.of("is", "was", "ist", "war", "lautet", "est", "es", "\u00e8", "\u00e9");

    /** Verbs before a plain word that may be a password; behind the others it is an adjective. */
    private static final Set<String> VERBS_OF_WORDS = Set.of("is", "was", "lautet");

    /** {@code password for bob is}: words between a secret and its verb. */
    private static final Pattern OWNER =
            Pattern.compile(
                    "(?:for|of|f\u00fcr|von|pour|de|para|per) (?:\\S{1,60} ){1,5}?(?=is |was |ist |lautet |est |es |\u00e8 |\u00e9 )");

    /** Whole words that describe a password and are none. */
    private static final Pattern SAID_OF_IT =
            Pattern.compile(
                    "(?i)[a-z]+(?:ed|ing|able|ory|[^a]l)|a|an|the|not|no|too|in|on|at|to|of|for|from|by"
                            + "|with|about|being|both|either|now|still|already|always|never|also|only|just"
                            + "|longer|shorter|different|same|equal|invalid|valid|wrong|incorrect|correct"
                            + "|missing|empty|blank|weak|strong|unknown|absent|present|set|unset|bad|good"
                            + "|ok|okay|insecure|secure|sent|kept|lost|old|new|your|my|our|their|this|that"
                            + "|what|where|when|it|one|null|undefined|hidden|known|stolen|written|given|as"
                            + "|shown|reset|found|read|due|made|done|seen|left|forgotten|overwritten|chosen|broken|falsch|onjuist|ongeldig|verlopen|verplicht|vereist");

    private static final String OPENING = "'\"`\u00ab\u201c\u201e\u2018[(<";
    private static final String CLOSING = "'\"`\u00bb\u201d\u201c\u2019])>";
    private static final int LONGEST_QUOTED = 200;
    private static final int SHORTEST = 4;
    private static final Pattern CODE = Pattern.compile("\\d{3,8}");
    private static final int MOST_BETWEEN = 4;

    private final SensitiveNames names;

    Sentences(SensitiveNames names) {
        this.names = names;
    }

    @Override
    public void find(String text, Findings found) {
        String two = "";
        String one = "";
        int i = 0;
        while (i < text.length()) {
            if (!isOfWord(text.charAt(i))) {
                boolean blank = text.charAt(i) == ' ';
                one = blank ? one : "";
                two = blank ? two : "";
                i++;
                continue;
            }
            int end = endOfWord(text, i);
            String word = end - i > 60 ? "" : text.substring(i, end);
            String noun = noun(two, one, word);
            if ((!noun.isEmpty() && end < text.length() && text.charAt(end) <= ' ')
                    || isColon(noun, text, end)) {
                value(text, end, noun, found);
            }
            two = one;
            one = word;
            i = end;
        }
    }

    private static boolean isColon(String noun, String text, int at) {
        return (noun.indexOf(' ') > 0 || isNumbered(noun)) && text.startsWith(":", at);
    }

    /** The name of a secret that ends with this word; empty if there is none. */
    private String noun(String two, String one, String word) {
        if (names.match(word)) {
            return word;
        }
        if (isTail(word) && !one.isEmpty()) {
            String pair = one + ' ' + word;
            if (names.match(pair) || (word.equals("id") && names.match(one))) {
                return pair;
            }
            String three = two + ' ' + pair;
            return !two.isEmpty() && !names.match(two) && names.match(three) ? three : "";
        }
        return "";
    }

    private static boolean isTail(String word) {
        return switch (word) {
            case "key", "Key", "API", "id", "code", "Code", "passe", "phrase", "answer" -> true;
            default -> false;
        };
    }

    private void value(String text, int from, String noun, Findings found) {
        int at = skipBlanks(text, from);
        Matcher owner = OWNER.matcher(text).region(at, text.length());
        at = owner.lookingAt() ? owner.end() : at;
        String verb = "";
        boolean told = text.startsWith(":", at);
        for (int i = 0; i < MOST_BETWEEN && !told && at < text.length(); i++) {
            int end = endOfWord(text, at);
            String word = end > at && end - at < 12 ? text.substring(at, end) : "";
            boolean pair = noun.toLowerCase(Locale.ROOT).startsWith("credential");
            if (!BETWEEN.contains(word) && !(pair && (word.equals("for") || word.equals("with")))) {
                break;
            }
            verb = VERBS.contains(word) ? word : verb;
            at = skipBlanks(text, end);
            told = text.startsWith(":", at);
        }
        if (told) {
            at = skipBlanks(text, at + 1);
        }
        if (at >= text.length() || text.charAt(at) <= ' ') {
            return;
        }
        boolean strong = names.matchInProse(noun);
        int open = OPENING.indexOf(text.charAt(at));
        if (open >= 0) {
            quoted(text, at, CLOSING.charAt(open), strong, found);
        } else {
            word(text, at, isCode(noun, told), strong, verb, told, found);
        }
    }

    private void quoted(String text, int open, char close, boolean strong, Findings found) {
        int most = Math.min(text.length(), open + LONGEST_QUOTED);
        int end = open + 1;
        while (end < most
                && (text.charAt(end) != close
                        || (!isBracket(close) && !ValueBounds.isClosing(text, end + 1)))) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == close;
        String value = text.substring(open + 1, end);
        boolean bracket = isBracket(close);
        if (!closed
                || value.isBlank()
                || value.charAt(0) == ' '
                || ValueTraits.isPlaceholder(text, open + 1, end)
                || (bracket && (value.indexOf(' ') >= 0 || names.match(value)))
                || (close == '>' && !ValueTraits.hasDigitInside(value))) {
            return;
        }
        if (strong || ValueTraits.isGenerated(value)) {
            found.add(open + 1, end);
        }
    }

    private static boolean isBracket(char close) {
        return close == ']' || close == ')' || close == '>';
    }

    /** A code in capital letters or before a colon: {@code PIN 4711}, {@code pin: 4711}. */
    private static boolean isCode(String noun, boolean told) {
        return isNumbered(noun) && (told || noun.equals(noun.toUpperCase(Locale.ROOT)));
    }

    private static boolean isNumbered(String noun) {
        return NameTable.NUMBERED.contains(noun.toLowerCase(Locale.ROOT));
    }

    private void word(
            String text,
            int start,
            boolean code,
            boolean strong,
            String verb,
            boolean told,
            Findings found) {
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        boolean cut = text.startsWith(Tokens.CUT, end - Math.min(3, end - start));
        while (end > start && ".,;:!?)]}>\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == start || ValueTraits.isPlaceholder(text, start, end)) {
            return;
        }
        String word = text.substring(start, end);
        boolean stated = !verb.isEmpty();
        if (word.contains("://") || ValueTraits.isAssignment(word)) {
            // Secrets of addresses and assignments have rules of their own.
            return;
        }
        boolean secret;
        if (ValueTraits.isGenerated(word)) {
            secret = true;
        } else if (code) {
            secret = CODE.matcher(word).matches();
        } else if (!strong) {
            secret =
                    stated
                            && word.charAt(0) != '*'
                            && ValueTraits.hasDigitInside(word)
                            && !ValueTraits.isNumber(word);
        } else if (stated || told) {
            secret = isSaid(word, VERBS_OF_WORDS.contains(verb));
        } else {
            secret = word.length() >= SHORTEST && isUnlikeWords(word);
        }
        if (secret && (cut || word.charAt(0) != '*')) {
            found.add(start, end);
        }
    }

    /** A number is a code; a plain word only after some verbs. */
    private static boolean isSaid(String word, boolean stated) {
        if (ValueTraits.isNumber(word)) {
            return word.length() >= SHORTEST;
        }
        if (isUnlikeWords(word)) {
            return true;
        }
        return stated && !SAID_OF_IT.matcher(word).matches();
    }

    /** Digits and signs inside, as in no word; names of methods, classes and times are words. */
    private static boolean isUnlikeWords(String word) {
        boolean letter = false;
        boolean other = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ("(<{=\u2026".indexOf(c) >= 0) {
                return false;
            }
            letter |= Character.isLetter(c);
            other |= !Character.isLetter(c) && "-'.\u2019_".indexOf(c) < 0;
        }
        return letter && other;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length()
                && (text.charAt(at) == ' '
                        || text.charAt(at) == '\t'
                        || text.charAt(at) == '\u00a0')) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
