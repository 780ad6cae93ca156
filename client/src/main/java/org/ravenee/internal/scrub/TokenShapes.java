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
            "atlasv1 -us hooks. webhook :AA T3BlbkFJ $ {S {M {C AQAA AAAA . A3- secret";

    /** The part that is masked is the first group, or all. */
    private static final Pattern SHAPE =
            Pattern.compile(
                    String.join(
                            "|",
                            "hooks\\.slack\\.com/(?:services|workflows|triggers)/([\\w/-]{10,200}+)",
                            "discord(?:app)?\\.com/api/webhooks/([\\w/-]{20,200}+)",
                            "webhook\\.office\\.com/webhookb2/([\\w@/-]{20,300}+)",
                            "(?:chat\\.googleapis\\.com|hooks\\.zapier\\.com|outlook\\.office\\.com)"
                                    + "/(?:v1/spaces|hooks/catch|webhook)/([\\w@/?=&%-]{10,300}+)",
                            "(?<![\\w.])(\\w{14}\\.atlasv1\\.[\\w-]{40,100}+)",
                            "(?<!\\w)([0-9a-f]{32}-us\\d{1,2})(?!\\w)",
                            "(?<!\\w)(AAAA[\\w-]{7}:[\\w-]{100,200}+)",
                            "(?<!\\d)(\\d{8,10}:AA[\\w-]{32,36})(?![\\w-])",
                            "(?<![\\w-])(sk-\\w{20}T3BlbkFJ\\w{20})",
                            "(?<![\\w$])(\\$(?:2[abxy]|[156y]|apr1|argon2\\w{1,2}|scrypt|pbkdf2[\\w-]*)"
                                    + "\\$[\\w./+=,$-]{20,200}+)",
                            "\\{(?:S?SHA(?:256|384|512)?|SSHA(?:256|384|512)?|S?MD5|CRYPT|SASL)}"
                                    + "([\\w./+=$-]{8,200}+)",
                            "(?<![\\w.-])([MNO][\\w-]{23,27}\\.[\\w-]{6,7}\\.[\\w-]{27,40}+)",
                            "(?<![\\w.-])([\\w-]{24}\\.[\\w-]{6}\\.[\\w-]{38})(?![\\w.-])",
                            "(?<![\\w-])(A3-[A-Z0-9]{6}(?:-[A-Z0-9]{5,11}){2,5})"));

    private TokenShapes() {}

    static void find(String text, Findings found) {
        Matcher shape = SHAPE.matcher(text);
        while (shape.find()) {
            for (int group = 1; group <= shape.groupCount(); group++) {
                found.add(shape.start(group), shape.end(group));
            }
        }
    }
}
