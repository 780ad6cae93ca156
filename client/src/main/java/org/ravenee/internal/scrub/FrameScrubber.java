/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;

/** Masks secrets in the names, the variables and the source lines of stack frames. */
final class FrameScrubber {

    /** The last characters of lines of code, which lines of text hardly ever end with. */
    private static final String ENDS_OF_CODE = ";{}(),";

    /** Code has blanks around its equals signs; settings in a text block mostly have none. */
    private static final Pattern SETTING = Pattern.compile("\\w[=:][\\w{\\[]");

    private final ValueScrubber values;
    private final CleanFrames cleanFrames = new CleanFrames();

    FrameScrubber(ValueScrubber values) {
        this.values = values;
    }

    /** Returns the same object where there is no secret. */
    StackFrame scrub(StackFrame frame) {
        StackFrame named = cleanFrames.contain(frame) ? frame : names(frame);
        Map<String, Object> vars = values.map(frame.vars());
        StackFrame clean = vars == frame.vars() ? named : named.withVars(vars);
        SourceLines source = frame.source();
        if (source == null) {
            return clean;
        }
        List<String> before = lines(source.before());
        String line = line(source.line());
        List<String> after = lines(source.after());
        return before == source.before() && line == source.line() && after == source.after()
                ? clean
                : clean.withSource(SourceLines.of(before, line, after));
    }

    /** Names of the code, unless a processor has put in others. */
    private StackFrame names(StackFrame frame) {
        String module = values.required(frame.module());
        String function = values.required(frame.function());
        String filename = values.text(frame.filename());
        if (module == frame.module()
                && function == frame.function()
                && filename == frame.filename()) {
            cleanFrames.add(frame);
            return frame;
        }
        return StackFrame.of(
                module,
                function,
                filename,
                frame.lineno(),
                frame.inApp(),
                frame.source(),
                frame.vars());
    }

    private List<String> lines(List<String> lines) {
        for (String line : lines) {
            if (line != line(line)) {
                List<String> clean = new ArrayList<>(lines);
                clean.replaceAll(this::line);
                return clean;
            }
        }
        return lines;
    }

    /** Code that handles a password is no secret; a text or comment with the password in it is. */
    private String line(String line) {
        return isPlainCode(line) ? values.code(line) : values.required(line);
    }

    /** A line that ends as statements do and has neither quotes nor a comment in it. */
    private static boolean isPlainCode(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        return (end == 0 || ENDS_OF_CODE.indexOf(line.charAt(end - 1)) >= 0)
                && line.indexOf('"') < 0
                && line.indexOf('\'') < 0
                && line.indexOf('#') < 0
                && !SETTING.matcher(line).find()
                && !line.contains("//")
                && !line.contains("/*")
                && !line.contains("--")
                && !line.stripLeading().startsWith("*")
                && !DecodedText.isEncoded(line);
    }
}
