/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are known by their structure: addresses of webhooks, hashes, bot tokens. */
final class TokenShapes {

    static final String KEYWORDS =
            "atlasv1 -us hooks. spaces webhook :AA T3BlbkFJ AAAA A3- $2 $5 $6 $1 $y $a $s $p {S {M {C";

    private static final int LONGEST_NAME = 57;

    private static final Shape[] SHAPES = {
        shape(
                "slack.com/",
                "hooks\\.slack\\.com/(?:services|workflows|triggers)/([\\w/-]{10,200}+)"),
        shape("/webhooks/", "discord(?:app)?\\.com/api/webhooks/([\\w/-]{20,200}+)"),
        shape("/webhookb2/", "webhook\\.office\\.com/webhookb2/([\\w@/-]{20,300}+)"),
        shape("/hooks/catch/", "hooks\\.zapier\\.com/hooks/catch/([\\w/-]{10,200}+)"),
        shape("/v1/spaces/", "chat\\.googleapis\\.com/v1/spaces/([\\w/?=&%-]{10,300}+)"),
        shape("atlasv1", "(?<![\\w.])(\\w{14}\\.atlasv1\\.[\\w-]{40,100}+)"),
        shape("-us", "(?<!\\w)([0-9a-f]{32}-us\\d{1,2})(?!\\w)"),
        shape("AAAA", "(?<!\\w)(AAAA[\\w-]{7}:[\\w-]{100,200}+)"),
        shape(":AA", "(?<!\\d)(\\d{8,10}:AA[\\w-]{32,36})(?![\\w-])"),
        shape("T3BlbkFJ", "(?<![\\w-])(sk-\\w{20}T3BlbkFJ\\w{20})"),
        shape(
                "$",
                "(?<![\\w$])(\\$(?:2[abxy]|[156y]|apr1|argon2\\w{1,2}|scrypt|pbkdf2[\\w-]*)"
                        + "\\$[\\w./+=,$-]{20,200}+)"),
        shape(
                "}",
                "\\{(?:S?SHA(?:256|384|512)?|SSHA(?:256|384|512)?|S?MD5|CRYPT|SASL)}"
                        + "([\\w./+=$-]{8,200}+)"),
        shape("A3-", "(?<![\\w-])(A3-[A-Z0-9]{6}(?:-[A-Z0-9]{5,11}){2,5})")
    };

    /** Of Discord: nothing but the lengths of its parts tells it from other words. */
    private static final Pattern BOT_TOKEN =
            Pattern.compile(
                    "(?<![\\w.-])([MNO][\\w-]{23,27}\\.[\\w-]{6,7}\\.[\\w-]{27,40}|[\\w-]{24}\\.[\\w-]{6}"
                            + "\\.[\\w-]{38})(?![\\w.-])");

    private record Shape(String keyword, Pattern pattern) {}

    private TokenShapes() {}

    private static Shape shape(String keyword, String pattern) {
        return new Shape(keyword, Pattern.compile(pattern));
    }

    static void find(String text, Findings found) {
        for (Shape shape : SHAPES) {
            if (text.contains(shape.keyword)) {
                add(shape.pattern.matcher(text), found);
            }
        }
    }

    static void bots(String text, Findings found) {
        if (longestWord(text) > LONGEST_NAME) {
            add(BOT_TOKEN.matcher(text), found);
        }
    }

    private static void add(Matcher shape, Findings found) {
        while (shape.find()) {
            found.add(shape.start(1), shape.end(1));
        }
    }

    private static int longestWord(String text) {
        int longest = 0;
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '/' || c == '=' || c == '"') {
                start = i;
            }
            longest = Math.max(longest, i - start);
        }
        return longest;
    }
}
