/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its name whether something holds a secret: keys of maps, headers, cookies, parameters.
 *
 * <p>A name is split into its words ({@code userPassword}, {@code user_password}, {@code
 * USER-PASSWORD}), which are looked up in {@link NameTable}. Case, separators, accents, full-width
 * letters and invisible characters do not matter.
 */
public final class SensitiveNames {

    private static final int LONGEST = 300;
    private static final int LONGEST_REMEMBERED = 60;
    private static final char MOST_ASCII = 0x7e;
    private static final int PLACES = 1024;
    private static final int SHORTEST_GENERATED = 16;

    private final boolean usual;
    private final String[] additional;

    /** Of the letters of a name: what no sensitive name is without. */
    private final Trigrams trigrams = new Trigrams();

    private final boolean hasShort;

    // Names of maps recur. Entries are immutable, so that a lost one is only found again.
    private final @Nullable Known[] known = new Known[PLACES];

    private record Known(String name, boolean sensitive) {}

    private SensitiveNames(boolean usual, Collection<String> additional) {
        List<String> letters = new ArrayList<>();
        for (String name : additional) {
            String joined = String.join("", wordsOf(name));
            if (!joined.isEmpty()) {
                letters.add(joined);
            }
        }
        this.usual = usual;
        this.additional = letters.toArray(new String[0]);
        boolean hasShort = false;
        for (String word : this.additional) {
            hasShort |= word.length() < Trigrams.LENGTH;
        }
        this.hasShort = hasShort;
        if (usual) {
            NameTable.addTo(trigrams);
        }
        for (String word : this.additional) {
            if (word.length() >= Trigrams.LENGTH) {
                trigrams.add(word);
            }
        }
    }

    /** Recognises the usual names and, anywhere inside a name, the additional ones. */
    public static SensitiveNames usualAnd(Collection<String> additional) {
        return new SensitiveNames(true, additional);
    }

    /** Recognises, anywhere inside a name, these names and no others. */
    public static SensitiveNames only(Collection<String> names) {
        return new SensitiveNames(false, names);
    }

    /** Tells whether secrets are found that no name announces. */
    boolean includeUsual() {
        return usual;
    }

    /** Tells whether a name stands for a secret. */
    boolean match(String name) {
        return mayBeSensitive(name, 0, name.length()) && matchWords(name);
    }

    private boolean matchWords(String name) {
        if (name.length() > LONGEST_REMEMBERED) {
            return isSensitive(name);
        }
        int place = place(name.hashCode());
        Known last = known[place];
        if (last == null || !last.name.equals(name)) {
            last = new Known(name, isSensitive(name));
            known[place] = last;
        }
        return last.sensitive;
    }

    /** Tells whether a part of a text is a name that stands for a secret. */
    boolean match(String text, int start, int end) {
        if (!mayBeSensitive(text, start, end)) {
            return false;
        }
        if (end - start > LONGEST_REMEMBERED) {
            return isSensitive(text.substring(start, end));
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        Known last = known[place(hash)];
        return (last != null
                        && last.name.length() == end - start
                        && text.startsWith(last.name, start))
                ? last.sensitive
                : matchWords(text.substring(start, end));
    }

    /** Tells quickly, and without a copy, that a name has none of the words. */
    private boolean mayBeSensitive(String text, int start, int end) {
        int hash = 0;
        char before = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c > MOST_ASCII || hasShort) {
                return true;
            }
            char letter = (char) (c | ' ');
            if (letter >= 'a' && letter <= 'z') {
                hash = Trigrams.next(hash, letter);
                // The only word of two letters.
                if (trigrams.contains(hash) || (usual && before == 'p' && letter == 'w')) {
                    return true;
                }
                before = letter;
            }
        }
        return false;
    }

    /** For the hash code of a name. */
    private static int place(int hash) {
        return (hash * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(PLACES - 1);
    }

    /** Tells whether a name stands for a secret and for nothing else in a sentence. */
    boolean matchInProse(String name) {
        List<String> words = wordsOf(name);
        String joined = String.join("", words);
        return containsAdditional(joined)
                || (usual && (hasPart(joined, words) || hasForeignWord(words)));
    }

    private static boolean hasForeignWord(List<String> words) {
        for (String word : words) {
            if (NameTable.WORDS.contains(word)
                    && !word.startsWith("token")
                    && !word.startsWith("secret")) {
                return true;
            }
        }
        return false;
    }

    private boolean containsAdditional(String joined) {
        for (String part : additional) {
            if (joined.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cookie is a secret: by its prefix, by its name, or because it is generated. */
    boolean matchCookie(String name, String value) {
        String joined = String.join("", wordsOf(name));
        if (!usual || NameTable.COOKIE_ATTRIBUTES.contains(joined)) {
            return false;
        }
        for (String part : NameTable.COOKIES) {
            if (joined.contains(part)) {
                return true;
            }
        }
        String bare = value.strip();
        return name.startsWith("__")
                || (bare.length() >= SHORTEST_GENERATED && ValueTraits.isMixed(bare));
    }

    private boolean isSensitive(String name) {
        String end = name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
        List<String> words = wordsOf(end);
        String joined = String.join("", words);
        return containsAdditional(joined) || (usual && (hasWord(words) || hasPart(joined, words)));
    }

    private static boolean hasWord(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String before = i == 0 ? "" : words.get(i - 1);
            String after = i + 1 == words.size() ? "" : words.get(i + 1);
            if ((isSecret(word, before) || isKey(word, before, after)) && isMeant(words, i + 1)) {
                return true;
            }
            boolean last = i + 1 == words.size() || (i + 2 == words.size() && isValue(word, after));
            if (last && isLast(word, before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String word, String before) {
        boolean tokens = word.equals("tokens");
        if (NameTable.HARMLESS_BEFORE.contains(before)
                || (word.startsWith("token") && NameTable.PAGING.contains(before))
                || (tokens && NameTable.COUNTED.contains(before))) {
            return false;
        }
        return NameTable.WORDS.contains(word)
                || word.endsWith("token")
                || word.endsWith("secret")
                || (tokens || word.endsWith("tokens"));
    }

    private static boolean isValue(String word, String after) {
        return NameTable.VALUES.contains(after)
                || (NameTable.NUMBERED.contains(word) && NameTable.NUMBERS.contains(after));
    }

    private static boolean isLast(String word, String before) {
        return (NameTable.LAST.contains(word)
                        || word.endsWith("auth")
                        || (word.endsWith("pass") && !NameTable.HARMLESS.contains(word)))
                && !NameTable.HARMLESS_BEFORE.contains(before);
    }

    /** Most keys are those of maps, tables and caches. */
    private static boolean isKey(String word, String before, String after) {
        for (String key : NameTable.KEYS) {
            if (word.equals(key)) {
                return NameTable.KINDS_OF_KEY.contains(before)
                        || (!key.startsWith("key") && NameTable.KINDS_OF_KEY.contains(after));
            }
            if (word.endsWith(key)) {
                return NameTable.KINDS_OF_KEY.contains(
                        word.substring(0, word.length() - key.length()));
            }
        }
        return false;
    }

    /** Whether no word from here on makes this the name of a property of the secret. */
    private static boolean isMeant(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (NameTable.HARMLESS_AFTER.contains(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPart(String joined, List<String> words) {
        for (String part : NameTable.PARTS) {
            int at = joined.indexOf(part);
            if (at >= 0 && isMeantByPart(joined.substring(at + part.length()), words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMeantByPart(String after, List<String> words) {
        if (NameTable.HARMLESS_BEFORE.contains(words.get(0))) {
            return false;
        }
        int length = 0;
        for (int i = words.size() - 1; i >= 0 && length < after.length(); i--) {
            String word = words.get(i);
            length += word.length();
            String rest = length <= after.length() ? word : word.substring(length - after.length());
            if (NameTable.HARMLESS_AFTER.contains(rest)) {
                return false;
            }
        }
        return true;
    }

    /** The words of a name, in lower case, without accents, digits and other signs. */
    private static List<String> wordsOf(String name) {
        String plain = isAscii(name) ? name : plain(name);
        List<String> words = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= plain.length(); i++) {
            boolean letter = i < plain.length() && Character.isLetter(plain.charAt(i));
            if (!letter || (i > start && isBoundary(plain, i))) {
                if (i > start) {
                    words.add(plain.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = letter ? i : i + 1;
            }
        }
        return words;
    }

    /** A word ends before this letter: {@code api|Key}, {@code API|Key}. */
    private static boolean isBoundary(String name, int at) {
        return Character.isUpperCase(name.charAt(at))
                && (Character.isLowerCase(name.charAt(at - 1))
                        || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1))));
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > MOST_ASCII) {
                return false;
            }
        }
        return true;
    }

    /** Full-width letters as usual ones, letters without accents, nothing that is invisible. */
    private static String plain(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int type = Character.getType(c);
            if (c == '\u0142' || c == '\u0141') {
                plain.append('l');
            } else if (c == '\u0131') {
                plain.append('i');
            } else if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
