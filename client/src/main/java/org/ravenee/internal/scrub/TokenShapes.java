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
            "atlasv1|_mmk|.acc_|.acc-|pat.|sat.|4b1d|live_|test_|-user-|token-|-us|hooks.|/v1/spaces/|/webhook|:AA|T3BlbkFJ|AAAA|A3-|key-|API-|re_"
                    + "|$2a|$2b|$2x|$2y|$1$|$5$|$6$|$y$|$apr1$|$argon2|$scrypt$|$pbkdf2|{SHA|{SSHA|{MD5"
                    + "|{SMD5|{CRYPT|{SASL";

    /** The length of the shortest token that {@link #findLong} finds. */
    static final int SHORTEST_LONG = 34;

    private static final int LENGTH_OF_BOT_TOKEN = 58;

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
        shape("_mmk", "(?<!\\w)([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)(?!\\w)"),
        shape(
                ".acc",
                "(?<!\\w)((?:sc|ext|scauth|authress)_\\w{5,30}\\.\\w{4,6}\\.acc[_-][\\w-]{10,32}"
                        + "\\.[\\w+/=-]{30,120})"),
        shape("at.", "(?<!\\w)([ps]at\\.[\\w-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20})(?!\\w)"),
        shape("4b1d", "(?<!\\w)(4b1d[A-Za-z0-9]{38})(?!\\w)"),
        shape("_", "(?<!\\w)((?:live|test)_(?:pub_)?[0-9a-z]{31,40})(?!\\w)"),
        shape(":", "(?<!\\w)(?:kubeconfig-user-\\w{1,20}|token-\\w{5}):([a-z0-9]{54})(?!\\w)"),
        shape("key-", "(?<![\\w-])((?:pub)?key-[0-9A-Za-z]{32})(?!\\w)"),
        shape("API-", "(?<![\\w-])(API-[A-Z0-9]{25,40})(?!\\w)"),
        shape("re_", "(?<!\\w)(re_[A-Za-z0-9]{6,12}_[A-Za-z0-9]{18,40})(?!\\w)"),
        shape("A3-", "(?<![\\w-])(A3-[A-Z0-9]{6}(?:-[A-Z0-9]{5,11}){2,5})")
    };

    /** Of Twilio and Yandex: two letters alone would begin many other words. */
    private static final Pattern KEY =
            Pattern.compile("(?<![\\w-])(SK[0-9a-fA-F]{32}|YC[\\w-]{38})(?![\\w-])");

    /** Of issuers that are not in the table: a short prefix, and letters and digits at random. */
    private static final Pattern PREFIXED =
            Pattern.compile(
                    "(?<![\\w.-])((?!sha\\d)[A-Za-z][A-Za-z0-9]{1,11}(?:[_-][a-z0-9]{1,8})?[_-]"
                            + "(?=[A-Za-z]*+\\d[A-Za-z]*+\\d[A-Za-z]*+\\d)(?=[A-Z0-9]*+[a-z])(?=[a-z0-9]*+[A-Z])"
                            + "[A-Za-z0-9]{32,200}+)(?![\\w-])");

    /** Of Facebook, Twitter, Mailgun, Zoho and Azure: known by the lengths of their parts. */
    private static final Pattern GROUPS =
            Pattern.compile(
                    "(?<![\\w.-])(\\d{15,16}(?:\\||%7C)[\\w-]{27,40}|\\d{15,25}-(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])"
                            + "[A-Za-z0-9]{20,40}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}|1000\\.[0-9a-f]{32}"
                            + "\\.[0-9a-f]{32}|[\\w.~]{3}\\dQ~[\\w.~-]{31,34})(?![\\w-])");

    /** Of Discord and Airtable: nothing but the lengths of its parts tells it from other words. */
    private static final Pattern BOT_TOKEN =
            Pattern.compile(
                    "(?<![\\w.-])([MNO][\\w-]{23,27}\\.[\\w-]{6,7}\\.[\\w-]{27,40}|[\\w-]{24}\\.[\\w-]{6}"
                            + "\\.[\\w-]{38}|pat[A-Za-z0-9]{14}\\.[0-9a-f]{64})(?![\\w.-])");

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

    /** Searches for those that are longer than most words. */
    static void findLong(String text, Findings found) {
        if (!hasWord(text, SHORTEST_LONG)) {
            return;
        }
        if (text.contains("SK") || text.contains("YC")) {
            add(KEY.matcher(text), found);
        }
        add(PREFIXED.matcher(text), found);
        add(GROUPS.matcher(text), found);
        if (hasWord(text, LENGTH_OF_BOT_TOKEN)) {
            add(BOT_TOKEN.matcher(text), found);
        }
    }

    private static void add(Matcher shape, Findings found) {
        while (shape.find()) {
            found.add(shape.start(1), shape.end(1));
        }
    }

    /** Looks for the end of each word backwards, so that most characters are never read. */
    private static boolean hasWord(String text, int length) {
        int start = 0;
        while (start + length <= text.length()) {
            int at = start + length - 1;
            while (at >= start && !endsWord(text.charAt(at))) {
                at--;
            }
            if (at < start) {
                return true;
            }
            start = at + 1;
        }
        return false;
    }

    private static boolean endsWord(char c) {
        return c <= ' ' || c == '/' || c == '=' || c == '"';
    }
}
