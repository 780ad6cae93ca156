/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets among the arguments of programs: {@code --password x}, {@code -u a:b}. */
final class CommandLines implements TextRule {

    static final String PROGRAMS =
            "mysql|mariadb|sshpass|redis-cli|ldap|zip |curl |http |https |sqlplus|openssl|login";

    private static final String VALUE = "(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"')\\]]++)";

    private static final Pattern OPTION =
            Pattern.compile("--?+([A-Za-z][\\w.-]*+)[ \\t]++(?![-=:])" + VALUE);

    /** A program, words between, and the option with the secret: a row for each spelling. */
    private static final Pattern PROGRAM =
            Pattern.compile(
                    String.join(
                            "|",
                            between("mysql\\w{0,9}|mariadb[\\w-]{0,9}", "-p(?=\\S)"),
                            between("sshpass", "-p ?"),
                            between("redis-cli", "-a "),
                            between(
                                    "(?:docker|podman|nerdctl|helm|oc|az)\\b[^\\n]{0,40}? login",
                                    "-p "),
                            between("ldap(?:search|add|modify|delete|passwd|whoami)", "-w "),
                            between("(?:un)?zip", "-P ?"),
                            between("https?", "-a [^\\s:]{1,100}:"),
                            between("curl", "-u ?[^\\s:]{1,100}:"),
                            between("openssl", "-(?:k|pass(?:in|out)? pass:) ?"),
                            "(?<![\\w-])sqlplus [^\\s/]{1,60}/([^\\s@]{1,100}+)",
                            "(?<![\\w-])login \\S{1,100} password (\\S{1,100}+)"));

    private final SensitiveNames names;

    CommandLines(SensitiveNames names) {
        this.names = names;
    }

    private static String between(String program, String option) {
        return "(?<![\\w-])(?:" + program + ")(?: [^\\n|;&]{0,200}?)? " + option + VALUE;
    }

    static void programs(String text, Findings found) {
        if (!text.contains(" -") && !text.contains("sqlplus ") && !text.contains(" password ")) {
            return;
        }
        Matcher program = PROGRAM.matcher(text);
        while (program.find()) {
            for (int group = 1; group <= program.groupCount(); group++) {
                found.add(program.start(group), program.end(group));
            }
        }
    }

    @Override
    public void find(String text, Findings found) {
        Matcher option = null;
        for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            if (!mayBeOption(text, at)) {
                continue;
            }
            option = option == null ? OPTION.matcher(text) : option;
            if (!option.region(at, text.length()).lookingAt()) {
                continue;
            }
            at = option.end() - 1;
            String name = option.group(1);
            boolean user = name.equals("u") || name.equals("user") || name.equals("proxy-user");
            boolean usage = option.group(2).equalsIgnoreCase(name);
            if ((names.match(name) && !usage)
                    || (user && names.includeUsual() && option.group(2).indexOf(':', 1) > 0)) {
                found.add(option.start(2), option.end(2));
            }
        }
    }

    /** At the beginning of an argument, with a letter behind one or two dashes. */
    private static boolean mayBeOption(String text, int dash) {
        int next = dash + 1 + (text.startsWith("-", dash + 1) ? 1 : 0);
        return next < text.length()
                && Character.isLetter(text.charAt(next))
                && (dash == 0 || " \t\n\r\f\u000b\"'[(".indexOf(text.charAt(dash - 1)) >= 0);
    }
}
