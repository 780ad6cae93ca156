/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what stands between the tags of XML elements with sensitive names. */
final class XmlElements {

    private static final int LONGEST_TAG = 500;
    private static final String CDATA = "<![CDATA[";

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\s(?:name|key)\\s?=\\s?\\\\{0,9}[\"']([^\"'<]{1,100})");

    private final SensitiveNames names;

    XmlElements(SensitiveNames names) {
        this.names = names;
    }

    String mask(String text) {
        StringBuilder masked = null;
        int copied = 0;
        for (int at = text.indexOf('<');
                at >= 0;
                at = text.indexOf('<', Math.max(at + 1, copied))) {
            int start = startOfContent(text, at);
            int end = start < 0 ? -1 : endOfContent(text, at, start);
            if (end > start) {
                if (masked == null) {
                    masked = new StringBuilder(text.length());
                }
                masked.append(text, copied, start).append(Mask.TEXT);
                copied = end;
            }
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Behind an opening tag with a sensitive name; -1 if there is none. */
    private int startOfContent(String text, int tag) {
        int name = tag + 1;
        int end = name;
        int most = Math.min(text.length(), tag + LONGEST_TAG);
        while (end < most && isOfName(text.charAt(end))) {
            end++;
        }
        if (end == name) {
            return -1;
        }
        int attributes = end;
        while (end < most && text.charAt(end) != '>') {
            end++;
        }
        if (!names.match(text.substring(name, attributes))
                && !isNamed(text.substring(attributes, end))) {
            return -1;
        }
        return end == most || text.charAt(end - 1) == '/' ? -1 : end + 1;
    }

    /** {@code <entry key="password">}, as properties and parameters are written. */
    private boolean isNamed(String attributes) {
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
        int close = next < 0 ? -1 : text.indexOf("</" + nameOf(text, tag), next);
        return close < 0 ? text.length() : close;
    }

    private static String nameOf(String text, int tag) {
        int end = tag + 1;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return text.substring(tag + 1, end);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "_-.:".indexOf(c) >= 0;
    }
}
