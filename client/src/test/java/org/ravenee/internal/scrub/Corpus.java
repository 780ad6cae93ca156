/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists of names and texts beside this class; secrets in them are made up at each run. */
final class Corpus {

    /**
     * One text.
     *
     * @param line the line of the list
     * @param text what a user would see
     * @param secrets the parts that must not leave the process
     */
    record Entry(String line, String text, List<String> secrets) {}

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = LOWER.toUpperCase(java.util.Locale.ROOT);
    private static final String DIGITS = "0123456789";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(JWT|U|[aAhHdbBlLnT]\\d{1,3})}");

    private final Random random;

    Corpus(long seed) {
        random = new Random(seed);
    }

    List<String> lines(String list) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Corpus.class.getResourceAsStream(list), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && !line.startsWith("# ")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return lines;
    }

    List<Entry> texts(String list) {
        return lines(list).stream().map(this::entry).toList();
    }

    Entry entry(String line) {
        String text = expanded(line).replace('\u23ce', '\n').replace('\u21e5', '\t');
        List<String> secrets = new ArrayList<>();
        Matcher secret = Pattern.compile("\u00ab([^\u00bb]*)\u00bb").matcher(text);
        while (secret.find()) {
            secrets.add(secret.group(1));
        }
        return new Entry(line, secret.replaceAll("$1"), secrets);
    }

    private String expanded(String line) {
        return PLACEHOLDER
                .matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(made(found.group(1))));
    }

    private String made(String kind) {
        if (kind.equals("JWT")) {
            return "eyJhbGciOiJIUzI1NiJ9.eyJ" + made("b40") + "." + made("b43");
        }
        if (kind.equals("U")) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        int length = Integer.parseInt(kind.substring(1));
        return switch (kind.charAt(0)) {
            case 'a' -> of(LOWER + UPPER + DIGITS, length);
            case 'A' -> of(UPPER + DIGITS, length);
            case 'h' -> of(DIGITS + "abcdef", length);
            case 'H' -> of(DIGITS + "ABCDEF", length);
            case 'd' -> of(DIGITS, length);
            case 'b' -> of(LOWER + UPPER + DIGITS + "-_", length);
            case 'B' -> of(LOWER + UPPER + DIGITS + "+/", length);
            case 'l' -> of(LOWER + DIGITS, length);
            case 'L' -> of(UPPER + DIGITS, length);
            case 'T' -> "17" + of(DIGITS, length - 2);
            default -> noCard(length);
        };
    }

    /** Digits whose check digit is wrong. */
    private String noCard(int length) {
        String digits = of("123456789", 1) + of(DIGITS, length - 1);
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = digits.charAt(length - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0 ? noCard(length) : digits;
    }

    /** The first and the last character are a letter and a digit wherever both are allowed. */
    private String of(String characters, int length) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int most =
                    i == 0 || i == length - 1
                            ? characters.replaceAll("\\W|_", "").length()
                            : characters.length();
            made.append(characters.charAt(random.nextInt(most)));
        }
        return made.toString();
    }
}
