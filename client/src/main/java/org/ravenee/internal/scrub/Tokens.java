/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/**
 * What issuers begin their tokens with, so that scanners recognise them, and how many characters
 * follow at least. To add an issuer, add a word to the table.
 */
final class Tokens {

    /** What a text that was cut off ends with. */
    static final String CUT = "...";

    private static final String[] TABLE =
            words(
                    "eyJ:17 ghp_:8 gho_:8 ghu_:8 ghs_:8 ghr_:8 github_pat_:8 glpat-:8 glptt-:16"
                            + " gldt-:16 glrt-:16 glrtr-:16 glcbt-:16 gloas-:16 glsoat-:16 glft-:16"
                            + " glagent-:16 glimt-:16 glffct-:16 GR1348941:16 xoxa-:8 xoxb-:8 xoxc-:8"
                            + " xoxd-:8 xoxe-:8 xoxe.:8 xoxo-:8 xoxp-:8 xoxr-:8 xoxs-:8 xapp-:8"
                            + " sk_live_:8 sk_test_:8 rk_live_:8 rk_test_:8 pk_live_:8 sk_prod_:8"
                            + " rk_prod_:8 whsec_:16 AKIA:12 ASIA:12 ABIA:12 ACCA:12 AGPA:12 AIDA:12"
                            + " AROA:12 ANPA:12 ANVA:12 AIPA:12 A3T:13 AIza:8 ya29.:16 GOCSPX-:16"
                            + " 1//0:30 SG.:16 npm_:8 pypi-AgE:16 shpat_:16 shpca_:16 shppa_:16"
                            + " shpss_:16 sk-ant-:16 sk-proj-:16 sk-svcacct-:16 sk-admin-:16"
                            + " sk-or-v1-:16 sk-:20 hf_:20 api_org_:20 r8_:24 gsk_:30 pplx-:30 xai-:40"
                            + " glsa_:16 glc_:16 dop_v1_:16 doo_v1_:16 dor_v1_:16 hvs.:8 hvb.:16"
                            + " hvr.:16 pul-:30 dp.pt.:24 dp.st.:24 dp.ct.:24 dp.sa.:24 dp.scim.:24"
                            + " dp.audit.:24 dapi:30 lin_api_:24 NRAK-:16 NRII-:16 NRJS-:16 NRRA-:24"
                            + " PMAK-:24 rubygems_:24 EAACEdEose0cBA:10 EAAA:40 EAAM:60 EAAC:60"
                            + " sq0csp-:16 sq0atp-:16 sq0idp-:16 xkeysib-:24 xsmtpsib-:24 oy2:43"
                            + " sntrys_:24 sntryu_:24 sntrya_:24 figd_:24 figo_:24 secret_:40 ntn_:32"
                            + " ATATT3:40 ATCTT3:40 ATBB:30 BBDC-:24 CFPAT-:24 v1.0-:40 dckr_pat_:16"
                            + " dckr_oat_:16 ops_eyJ:30 pscale_tkn_:24 pscale_pw_:24 pscale_oauth_:24"
                            + " rdme_:40 tfp_:40 fo1_:30 FlyV1:30 fm1_:40 fm2_:40 duffel_test_:24"
                            + " duffel_live_:24 EZAK:40 EZTK:40 FLWSECK_TEST-:12 FLWSECK-:12"
                            + " FLWPUBK_TEST-:12 fio-u-:30 shippo_live_:24 shippo_test_:24 sgp_:30 slk_:40 tk-us-:30"
                            + " AQVN:30 YC:38 t1.:60 LTAI:12 AKID:24 p8e-:24 p8s-:24 SCW:17 nfp_:30 nfk_:30"
                            + " nfc_:30 vcp_:20 vc_:20 access_token$production$:20 sl.:60 HRKU-:30"
                            + " rnd_:24 lsv2_:30 pcsk_:30 AGE-SECRET-KEY-1:30"
                            + " AAAA:140 sk.:60 pk.eyJ:40 CLOJARS_:40 bkua_:30 bkaj_:30"
                            + " rpa_:30 nvapi-:40 tvly-:24 sbp_:36 sb_secret_:20 re_:28 phc_:40 phx_:40"
                            + " ghv_:30 key-:32 SK:32 dt0c01.:60 kpat_:40 ddp_:30 ddapp_:30"
                            + " fdk_:30 jina_:40 fc-:30 apify_api_:24"
                            + " ctx7sk-:24 e2b_:30 gAAAA:80 CCIPAT_:30 tskey-:20"
                            + " lip_:40 vca_:40 vci_:40 snyk_:30 mo_live_:20"
                            + " AVNS_:16 dd_api_:30 rzp_live_:12 rzp_test_:12"
                            + " pat-na1-:30 pat-eu1-:30 zpka_:24 API-:26 PRSN:30 ico-:24");

    private static final int MOST_LETTERS = 3;
    private static final int FARTHEST_LOOK = 200;

    /** The rows by their first character. */
    private static final Format[][] FORMATS = byFirst(TABLE);

    /** The beginning of a token, and the number of characters behind it. */
    private record Format(String prefix, int shortest) {}

    private Tokens() {}

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

    /** Where the next search begins: tokens also follow a slash, a colon or an equals sign. */
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
                        : length >= format.shortest && isGenerated(text, body, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the characters are none of a word: {@code sk-learn}, {@code npm_config_cache}. */
    private static boolean isGenerated(String text, int body, int end) {
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
        return digit || (upper && lower) || longest >= 16;
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

    private static Format[][] byFirst(String[] table) {
        Format[][] formats = new Format['z' + 1][0];
        for (String row : table) {
            int colon = row.lastIndexOf(':');
            int first = row.charAt(0);
            Format[] others = formats[first];
            Format[] all = java.util.Arrays.copyOf(others, others.length + 1);
            all[others.length] =
                    new Format(row.substring(0, colon), Integer.parseInt(row.substring(colon + 1)));
            formats[first] = all;
        }
        return formats;
    }

    private static String[] words(String list) {
        return list.split(" ");
    }
}
