/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ravenee.inbox.internal.json.JsonDocument;

class EscapingTest {

    /** Every place of an event that a stranger fills; @ stands for hostile text. */
    private static final String EVERYWHERE =
            """
            {"level":"@","timestamp":"@","transaction":@,"environment":@,"release":@,"dist":@,
             "server_name":@,"logger":@,"platform":@,"culprit":@,@:@,
             "logentry":{"message":@,"formatted":@,"params":[@,{@:@}]},"message":@,
             "exception":{"values":[{"type":@,"value":@,"module":@,
               "mechanism":{"type":@,"source":@,"data":{@:@}},
               "stacktrace":{"frames":[{"function":@,"module":@,"filename":@,"abs_path":@,
                 "in_app":true,"lineno":3,"pre_context":[@],"context_line":@,"post_context":[@],
                 "vars":{@:@}},{"function":@,"module":@,"filename":@}]}}]},
             "threads":[{"id":@,"name":@,"state":@,"stacktrace":{"frames":[{"function":@}]}}],
             "breadcrumbs":[{"type":@,"category":@,"message":@,"level":@,"timestamp":@,
               "data":{@:@}},{"data":@}],
             "request":{"method":@,"url":@,"query_string":@,"headers":[[@,@]],"cookies":@,
               "data":{@:[@]},"env":{@:@}},
             "user":{"id":@,"data":{@:@}},"tags":{@:@},"contexts":{@:{@:@},"trace":@},
             "extra":{@:@},"modules":{@:@},"fingerprint":[@],"sdk":{"name":@,"version":@}}
            """
                    .replace("\"@\"", "@");

    @Property(tries = 200)
    void noFieldOfAnEventBecomesMarkup(@ForAll("hostile") String text) {
        String quoted = JsonDocument.newArray().add("<xss" + text).build().toString();
        String event = EVERYWHERE.replace("@", quoted.substring(1, quoted.length() - 1));
        Rendering rendering = new Rendering(event);

        for (String page : new String[] {rendering.event(), rendering.list("")}) {
            Markup.check(page);
            assertThat(page).doesNotContain("<xss").contains("&lt;xss");
        }
    }

    @Property(tries = 200)
    void noSearchBecomesMarkup(@ForAll("hostile") String text) {
        String words = URLEncoder.encode("<xss" + text, StandardCharsets.UTF_8);
        String page = new Rendering("{}").list("level=error&q=" + words);

        Markup.check(page);
        assertThat(page).doesNotContain("<xss").contains("&lt;xss");
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> fragments =
                Arbitraries.of(
                        "<script>alert(1)</script>",
                        "</pre>",
                        "</title>",
                        "\" onload=\"x",
                        "'",
                        "\"",
                        "&lt;",
                        "&",
                        "<!--",
                        "-->",
                        "]]>",
                        "javascript:alert(1)",
                        "//evil.example/",
                        "\u202E",
                        "\u0000",
                        "\u001b[31m",
                        "\uFEFF",
                        "\ud800",
                        "\udc00",
                        "🦜",
                        "\n",
                        "\r\n",
                        "x".repeat(600),
                        "%",
                        "\\",
                        "{{",
                        "${x}",
                        "`");
        return Arbitraries.oneOf(fragments, Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }
}
