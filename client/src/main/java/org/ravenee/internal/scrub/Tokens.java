/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * Finds tokens by the prefixes that issuers give them for scanners, and by the least number of
 * characters that follow a prefix. To add an issuer, add a word to the table.
 */
final class Tokens {

    /** The end of a text that was cut off. */
    static final String CUT = "...";

    /** A number of characters, and the prefixes that at least so many characters follow. */
    private static final String TABLE =
            """
            8 ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- xoxa- xoxb- xoxc- xoxd- xoxe-
            xoxe. xoxo- xoxp- xoxr- xoxs- xapp- sk_live_ sk_test_ rk_live_ rk_test_
            pk_live_ sk_prod_ rk_prod_ AIza npm_ hvs.
            10 EAACEdEose0cBA sk_org_live_ sk_org_test_ pk_test_ pk_prod_
            12 AKIA ASIA ABIA ACCA AGPA AIDA AROA ANPA ANVA AIPA FLWSECK_TEST- FLWSECK-
            FLWPUBK_TEST- LTAI rzp_live_ rzp_test_
            13 A3T
            16 glptt- gldt- glrt- glrtr- glcbt- gloas- glsoat- glft- glagent- glimt-
            glffct- GR1348941 whsec_ ya29. GOCSPX- SG. pypi-AgE shpat_ shpca_ shppa_
            shpss_ sk-ant- sk-proj- sk-svcacct- sk-admin- sk-or-v1- glsa_ glc_ dop_v1_
            doo_v1_ dor_v1_ hvb. hvr. NRAK- NRII- NRJS- sq0csp- sq0atp- sq0idp- dckr_pat_
            dckr_oat_ AVNS_ shptka_ shpua_ sm_aat_ sm_pat_ sm_sat_
            17 eyJ SCW
            20 sk- hf_ api_org_ vcp_ vc_ access_token$production$ sb_secret_ tskey-
            mo_live_ dnkey- wandb_v1_ fw_
            24 da2- amzn.mws. r8_ dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit. lin_api_ NRRA- PMAK-
            rubygems_ xkeysib- xsmtpsib- sntrys_ sntryu_ sntrya_ figd_ figo_ BBDC- CFPAT-
            pscale_tkn_ pscale_pw_ pscale_oauth_ duffel_test_ duffel_live_ shippo_live_
            shippo_test_ AKID p8e- p8s- rnd_ tvly- apify_api_ ctx7sk- zpka_ ico- sk_ K00 key_live_ key_test_ bedrock-api-key-
            30 1//0 gsk_ pplx- pul- dapi ATBB ops_eyJ fo1_ FlyV1 fio-u- sgp_ tk-us- AQVN
            nfp_ nfk_ nfc_ HRKU- lsv2_ pcsk_ AGE-SECRET-KEY-1 bkua_ bkaj_ rpa_ ghv_ ddp_
            ddapp_ fdk_ fc- e2b_ CCIPAT_ snyk_ dd_api_ pat-na1- pat-eu1- PRSN
            32 ntn_
            36 sbp_ pnu_ access-sandbox- access-development- access-production-
            public-sandbox- public-development- public-production- pat-ap1-
            40 sqp_ sqa_ squ_ s-s4t2ud- s-s4t2af- sha256~ ZXlK AKLT amzn1.oa2-cs.v1.
            pa- xai- EAAA secret_ ATATT3 ATCTT3 v1.0- rdme_ tfp_ fm1_ fm2_ EZAK EZTK slk_
            pk.eyJ CLOJARS_ nvapi- phc_ phx_ kpat_ jina_ lip_ vca_ vci_
            43 oy2
            50 cmVmdGtuO
            60 mfa. AKCp FQoGZXIvYXdz IQoJb3JpZ2lu SWMTKN-1- IGQ IGAA EAAB EAAG EAAH EAAJ EAAM EAAC t1. sl. sk. dt0c01.
            80 gAAAA AAAAAAAAAAAAAAAAAAAAAA
            100 ABSK
            140 AAAA
            """;

    private static final int MOST_LETTERS = 3;
    private static final int SHORTEST_RUN = 12;
    private static final int FARTHEST_LOOK = 200;

    /** The prefixes by their first character. */
    private static final Format[][] FORMATS = byFirst();

    /** The beginning of a token, and the number of characters behind it. */
    private record Format(String prefix, int shortest) {}

    private Tokens() {}

    /** All prefixes, with bars between them. */
    static String prefixes() {
        StringJoiner prefixes = new StringJoiner("|");
        for (Format[] formats : FORMATS) {
            for (Format format : formats) {
                prefixes.add(format.prefix);
            }
        }
        return prefixes.toString();
    }

    static void find(String text, Findings found) {
        int i = 0;
        int end = 0;
        while (i < text.length()) {
            if (!isOfWord(text.charAt(i)) || (i > 0 && isInside(text, i))) {
                i++;
                continue;
            }
            if (!begins(text, i)) {
                i = wordEnd(text, i, text.length());
                continue;
            }
            // One look for all words of a run, however long it is.
            end = i < end ? end : end(text, i);
            boolean token = isToken(text, i, end);
            if (token) {
                found.add(i, end);
            }
            i = token ? end : Math.max(i + 1, wordEnd(text, i, end));
        }
    }

    /**
     * Returns the start of the next search: tokens also follow a slash, a colon or an equals sign.
     */
    private static int wordEnd(String text, int start, int end) {
        int at = start;
        while (at < end && isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean begins(String text, int start) {
        char first = text.charAt(start);
        if (first < FORMATS.length) {
            for (Format format : FORMATS[first]) {
                if (text.startsWith(format.prefix, start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isToken(String text, int start, int end) {
        char first = text.charAt(start);
        Format[] formats = first < FORMATS.length ? FORMATS[first] : null;
        if (formats == null) {
            return false;
        }
        for (Format format : formats) {
            int body = start + format.prefix.length();
            if (end > body && text.startsWith(format.prefix, start)) {
                boolean cut = text.startsWith(CUT, end);
                int length = end - body;
                if (cut
                        ? format.prefix.length() > MOST_LETTERS || length >= format.shortest / 2
                        : length >= format.shortest
                                && isGenerated(text, body, end, format.prefix.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether the characters are none of a word: {@code sk-learn}, {@code npm_config_cache}. Behind
     * a prefix of a few letters, words and numbers with signs between them are no token either.
     */
    private static boolean isGenerated(String text, int body, int end, int prefix) {
        boolean digit = false;
        boolean upper = false;
        boolean lower = false;
        int run = 0;
        int longest = 0;
        for (int i = body; i < end && i < body + FARTHEST_LOOK; i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            run = Character.isLetterOrDigit(c) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return (digit || (upper && lower) || longest >= 16)
                && (prefix > MOST_LETTERS || longest >= SHORTEST_RUN);
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isOfToken(text.charAt(end))) {
            end++;
        }
        while (end > start + 1 && ".:/-+".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isInside(String text, int at) {
        char before = text.charAt(at - 1);
        return isOfWord(before) && (at < 2 || text.charAt(at - 2) != '\\');
    }

    private static boolean isOfToken(char c) {
        return isOfWord(c) || "_-.=/+~$".indexOf(c) >= 0;
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Format[][] byFirst() {
        Format[][] formats = new Format['z' + 1][0];
        int shortest = 0;
        for (String word : TABLE.split("\\s")) {
            if (word.chars().allMatch(Character::isDigit)) {
                shortest = Integer.parseInt(word);
                continue;
            }
            Format[] others = formats[word.charAt(0)];
            Format[] all = Arrays.copyOf(others, others.length + 1);
            all[others.length] = new Format(word, shortest);
            formats[word.charAt(0)] = all;
        }
        return formats;
    }
}
