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
            "mysql|mariadb|sshpass|redis-cli|ldap|zip |curl |http |https |sqlplus|connect |openssl|login|7z |7za |rar |net use|auth`|auth'|auth plain |auth login |auth xoauth2 |auth default |rabbitmqctl|htpasswd";

    private static final String VALUE = "(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"')\\]]++)";

    private static final Pattern OPTION =
            Pattern.compile("--?+([A-Za-z][\\w.-]*+)[ \\t]++(?![-=:])" + VALUE);

    /** The most characters between a program and its option, with a blank at each end. */
    private static final int MOST_BETWEEN = 201;

    /** A program, and an option of it with a secret: a row for each spelling. */
    private static final Program[] WITH_OPTION = {
        program("mysql\\w{0,9}|mariadb[\\w-]{0,9}", "-p(?=\\S)"),
        program("sshpass", "-p ?"),
        program("redis-cli", "-a "),
        program("(?:docker|podman|nerdctl|helm|oc|az)\\b[^\\n]{0,40}? login", "-p "),
        program("ldap(?:search|add|modify|delete|passwd|whoami)", "-w "),
        program("(?:un)?zip", "-P ?"),
        program("7z[az]?|(?:un)?rar", "-p(?=\\S)"),
        program("https?", "-a [^\\s:]{1,100}:"),
        program("curl", "-u ?[^\\s:]{1,100}:"),
        program("openssl", "-(?:k|pass(?:in|out)? pass:) ?"),
    };

    /** A word with letters of both cases, or with a digit or padding beside a small letter. */
    private static final String CREDENTIAL =
            "((?=\\S{0,200}[a-z])(?=\\S{0,200}(?:[a-z][A-Z]|[\\d=]))\\S{1,2000}+)";

    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?<![\\w-])(?:sqlplus [^\\s/]{1,60}/([^\\s@]{1,100}+)"
                            + "|connect [^\\s/:@]{1,60}/([^\\s@/]{1,100}+)@"
                            + "|login \\S{1,100} password (\\S{1,100}+)"
                            + "|net user [^\\s/]{1,60} ([^\\s/*]\\S{0,100}+)"
                            + "|net use (?:\\S{1,2} )?\\\\\\\\\\S{1,200} (?:/user:\\S{1,60} )?([^\\s/*]\\S{0,100}+)"
                            + "|(?i:auth)[`'], with args beginning with: ([^\\n]{1,1000}+)"
                            + "|AUTH (?:PLAIN|LOGIN|XOAUTH2|default) "
                            + CREDENTIAL
                            + "(?: "
                            + CREDENTIAL
                            + ")?"
                            + "|rabbitmqctl (?:add_user|change_password) \\S{1,60} (\\S{1,100}+)"
                            + "|htpasswd -\\w{0,9}b\\w{0,9} \\S{1,200} \\S{1,60} (\\S{1,100}+))");

    private record Program(Pattern name, Pattern option) {

        /** Searches each option once, for all of the programs before it. */
        void find(String text, Findings found) {
            Matcher program = name.matcher(text);
            Matcher secret = option.matcher(text);
            int next = -1;
            int from = 0;
            while (program.find(from)) {
                from = program.end();
                if (next < from) {
                    if (!secret.find(from)) {
                        return;
                    }
                    next = secret.start();
                }
                if (next - from <= MOST_BETWEEN && isOneCommand(text, from, next)) {
                    found.add(secret.start(1), secret.end(1));
                    from = secret.end();
                }
            }
        }

        private static boolean isOneCommand(String text, int from, int to) {
            for (int i = from; i < to; i++) {
                if ("\n|;&".indexOf(text.charAt(i)) >= 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final SensitiveNames names;

    CommandLines(SensitiveNames names) {
        this.names = names;
    }

    private static Program program(String name, String option) {
        return new Program(
                Pattern.compile("(?<![\\w-])(?:" + name + ")(?= )"),
                Pattern.compile(" " + option + VALUE));
    }

    static void programs(String text, Findings found) {
        for (Program program : WITH_OPTION) {
            program.find(text, found);
        }
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            for (int group = 1; group <= command.groupCount(); group++) {
                found.add(command.start(group), command.end(group));
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
