/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what stands between the tags of XML elements with sensitive names. */
final class XmlElements implements TextRule {

    private static final int LONGEST_TAG = 500;
    private static final String CDATA = "<![CDATA[";

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\s(?:name|key)\\s?=\\s?\\\\{0,9}[\"']([^\"'<]{1,100})");

    /** {@code <param-name>password</param-name><param-value>…}. */
    private static final Pattern PAIR =
            Pattern.compile(
                    "<(?:[\\w:-]{1,40}-)?(?:name|key)>\\s{0,9}([^<]{1,100}+)</[^>]{1,40}>\\s{0,99}"
                            + "<(?:[\\w:-]{1,40}-)?value>([^<]*+)");

    private final SensitiveNames names;

    XmlElements(SensitiveNames names) {
        this.names = names;
    }

    @Override
    public void find(String text, Findings found) {
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            if (names.match(pair.group(1))) {
                found.add(pair.start(2), pair.end(2));
            }
        }
        int next = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', next)) {
            int start = startOfContent(text, at, names);
            int end = start < 0 ? -1 : endOfContent(text, at, start);
            next = at + 1;
            if (end > start) {
                found.add(start, end);
                next = end;
            }
        }
    }

    /** Behind an opening tag with a sensitive name; -1 if there is none. */
    private static int startOfContent(String text, int tag, SensitiveNames names) {
        int most = Math.min(text.length(), tag + LONGEST_TAG);
        int attributes = endOfName(text, tag, most);
        int end = attributes;
        while (end < most && text.charAt(end) != '>') {
            end++;
        }
        return attributes > tag + 1
                        && end < most
                        && text.charAt(end - 1) != '/'
                        && (names.match(text.substring(tag + 1, attributes))
                                || isNamed(text.substring(attributes, end), names))
                ? end + 1
                : -1;
    }

    /** {@code <entry key="password">}, as properties and parameters are written. */
    private static boolean isNamed(String attributes, SensitiveNames names) {
        if (attributes.indexOf('=') < 0) {
            return false;
        }
        Matcher named = NAMED.matcher(attributes);
        return named.find() && names.match(named.group(1));
    }

    /**
     * Before the closing tag. Where there is none, what looks like a tag may be a type: {@code
     * List<Token>}; -1 then.
     */
    private static int endOfContent(String text, int tag, int start) {
        if (text.startsWith(CDATA, start)) {
            int end = text.indexOf("]]>", start);
            return end < 0 ? text.length() : end + 3;
        }
        int next = text.indexOf('<', start);
        if (next > 0 && text.startsWith("</", next)) {
            return next;
        }
        if (tag > 0 && Character.isLetterOrDigit(text.charAt(tag - 1))) {
            return -1;
        }
        String name = text.substring(tag + 1, endOfName(text, tag, text.length()));
        int close = next < 0 ? -1 : text.indexOf("</" + name, next);
        return close < 0 ? text.length() : close;
    }

    private static int endOfName(String text, int tag, int most) {
        int end = tag + 1;
        while (end < most
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "_-.:".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }
}
