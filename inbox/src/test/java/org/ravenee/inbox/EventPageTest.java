/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventPageTest {

    private static final int MEGABYTE = 1_000_000;

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void countsEqualBreadcrumbsThatFollowEachOther() throws Exception {
        String crumbs =
                IntStream.range(0, 40)
                        .mapToObj(i -> "{\"timestamp\":" + i + ",\"message\":\"again\"}")
                        .collect(Collectors.joining(","));
        String page =
                page(
                        "{\"breadcrumbs\":{\"values\":["
                                + crumbs
                                + ",{\"timestamp\":50,\"message\":\"other\"},"
                                + "{\"timestamp\":51,\"message\":\"again\"}]}}");

        assertThat(page).containsOnlyOnce("× 40").doesNotContain("× 41");
        assertThat(page.split("class=\"crumb ", -1)).hasSize(4);
    }

    @Test
    void showsStatementParametersAndTimeOfAQuery() throws Exception {
        String page =
                page(
                        """
                        {"logentry":{"message":"SELECT name FROM users WHERE id = ?"},
                         "contexts":{"query":{"engine":"PostgreSQL","time_spent_ms":1840,
                                              "params":["jane"]},"os":{"name":"Linux"}}}
                        """);

        assertThat(page)
                .contains("<h2>Query</h2>")
                .contains("<span class=\"keyword\">SELECT</span> name")
                .containsSubsequence("Parameters", "jane", "engine", "PostgreSQL", "1840")
                .contains("Linux");
        assertThat(page.substring(0, page.indexOf("panel folded raw"))).containsOnlyOnce("1840");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"extra\":{\"password\":\"********\"}} | masked by field name",
                "{\"extra\":{\"note\":\"my token=******** is\"}} | masked by name token",
                "{\"extra\":{\"note\":\"card [Filtered] used\"}} | masked by text pattern",
                "{\"tags\":{\"pin\":\"[REDACTED]\"}} | masked by field name",
                "{\"exception\":[{\"type\":\"X\",\"value\":\"pin=******** is wrong\"}]}"
                        + " | masked by name pin",
                "{\"exception\":[{\"type\":\"X\"}],\"message\":\"pin=******** is wrong\"}"
                        + " | masked by name pin",
                "{\"logentry\":{\"message\":\"for %s\",\"params\":[\"pin=********\"]}}"
                        + " | masked by name pin",
                "{\"request\":{\"url\":\"http://h/?pin=********\"}} | masked by name pin",
                "{\"request\":{\"url\":\"http://h\",\"headers\":{\"Authorization\":\"********\"}}}"
                        + " | masked by field name",
                "{\"user\":{\"email\":\"a@b.c\"},\"request\":{\"url\":\"http://h\",\"headers\":"
                        + "{\"X\":\"****** x\"}},\"_meta\":{\"request\":{\"headers\":{\"X\":"
                        + "{\"\":{\"rem\":[[\"@email\",\"s\",0,6]]}}}}}} | masked by rule @email",
            })
    void saysByWhichRuleAPartIsMasked(String event, String rule) throws Exception {
        assertThat(page(event))
                .contains("<mark class=\"masked\"")
                .contains("<i class=\"rule\">" + rule + "</i>");
    }

    @Test
    void coloursTheSource() throws Exception {
        String page =
                page(
                        """
                        {"exception":{"values":[{"type":"X","stacktrace":{"frames":[
                          {"module":"a.B","function":"c","filename":"B.java","lineno":3,"in_app":true,
                           "pre_context":["/* a comment","that goes on */ int i;"],
                           "context_line":"@Override String s = \\"x // y\\" + 42; // end",
                           "post_context":["return null;"]}]}}]}}
                        """);

        assertThat(page)
                .contains("<span class=\"comment\">/* a comment</span>")
                .contains("<span class=\"comment\">that goes on */</span>")
                .contains("<span class=\"keyword\">int</span> i;")
                .contains("<span class=\"annotation\">@Override</span> String s")
                .contains("<span class=\"string\">&quot;x // y&quot;</span>")
                .contains("<span class=\"number\">42</span>; <span class=\"comment\">// end</span>")
                .contains("<span class=\"keyword\">return</span>");
    }

    @Test
    void breaksLabelsOnlyBetweenWords() throws Exception {
        assertThat(page("{\"extra\":{\"raw_description\":1}}"))
                .contains("class=\"name\">raw_<wbr>description<wbr></th>");
    }

    @Test
    void opensFileAndLineInAnEditor(@TempDir Path project) throws Exception {
        Path source = project.resolve("shop/src/main/java/com/acme/Cart.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Cart {}");
        String failure = Samples.failure("CartException", "check", 42, "POST /cart");
        try (Inbox withIde = Inbox.builder().ide("vscode", project).start()) {
            Wire toIt = new Wire(withIde.port());
            toIt.sendEvent(failure);

            assertThat(toIt.get("/events/" + Wire.ID).body())
                    .contains(
                            "href=\"vscode://file/"
                                    + source.toRealPath()
                                    + ":42\">Cart.java:42</a>")
                    .contains("<span class=\"place\">Server.java:9</span>");
        }
        assertThat(page(failure)).contains("<span class=\"place\">Cart.java:42</span>");
    }

    @Test
    void fillsThePatternOfAnyEditor() throws Exception {
        String pattern = "ed://x?file={file}&path={path}&line={line}";
        try (Inbox withIde = Inbox.builder().ide(pattern).start()) {
            Wire toIt = new Wire(withIde.port());
            toIt.sendEvent(
                    """
                    {"exception":{"values":[{"stacktrace":{"frames":[
                      {"module":"com.acme.Cart","filename":"Cart.java","lineno":4,"in_app":true},
                      {"module":"com.acme.Bad","filename":"B\\"&x=y#.java","in_app":true},
                      {"module":"com.acme.Abs","filename":"Abs.java","abs_path":"/src/Abs.java"}
                    ]}}]}}
                    """);

            assertThat(toIt.get("/events/" + Wire.ID).body())
                    .contains(
                            "href=\"ed://x?file=com/acme/Cart.java&amp;path=com/acme/Cart.java&amp;line=4\"")
                    .contains("path=com/acme/B%22%26x%3Dy%23.java&amp;line=1\"")
                    .contains("file=/src/Abs.java&amp;path=com/acme/Abs.java");
        }
    }

    static String[] largeEvents() {
        return new String[] {
            object("extra", member -> "\"k" + member + "\":\"<&'\\\"\\u0000>\"", 40_000),
            object("tags", member -> "\"k" + member + "\":\"v\"", 70_000),
            object("contexts", member -> "\"c" + member + "\":{\"a\":1}", 45_000),
            object("user", member -> "\"k" + member + "\":[{}]", 60_000),
            list("exception", i -> "{\"type\":\"T\",\"value\":\"v\"}", 35_000),
            list("breadcrumbs", i -> "{\"message\":\"m" + i + "\"}", 45_000),
            list("threads", i -> "{\"name\":\"t\"}", 70_000),
            list("fingerprint", i -> "{}", 300_000),
            frames(i -> "{}", 300_000),
            frames(i -> "{\"in_app\":true,\"vars\":{\"a\":1}}", 28_000),
            frames(
                    i ->
                            "{\"in_app\":true,\"context_line\":\"x\",\"pre_context\":["
                                    + "\"y\",".repeat(40)
                                    + "\"z\"]}",
                    4_000),
            "{\"message\":\"" + "ä".repeat(500_000) + "\"}",
            "{\"message\":\"" + "&".repeat(1_000_000) + "\"}",
            "{\"transaction\":\"" + "\\u0001".repeat(160_000) + "\"}",
            "{\"extra\":{\"deep\":" + "[".repeat(900) + "1" + "]".repeat(900) + "}}",
            "{\"extra\":{\"wide\":" + "[[[[[[[[[[" + "1,".repeat(400_000) + "1]]]]]]]]]]}}",
            "{\"request\":{\"url\":\"http://h\",\"data\":\"" + "'".repeat(900_000) + "\"}}",
            "{\"" + "k".repeat(900_000) + "\":1}",
            "{\"exception\":[{\"type\":\"T\",\"module\":\"" + "a.".repeat(500_000) + "\"}]}",
            frames(i -> "{\"module\":\"" + "a.".repeat(5_000) + "b\"}", 100),
            query("'a' ".repeat(200_000)),
            query("a\\n".repeat(300_000)),
            frames(i -> sourceLine("1 ".repeat(250)), 30),
            frames(i -> sourceLine("\\\"".repeat(490)), 15),
            everywhere("\\\"".repeat(10_000)),
            everywhere("****** ".repeat(1_400)),
        };
    }

    private static String query(String statement) {
        return "{\"message\":\"" + statement + "\",\"contexts\":{\"query\":{\"engine\":\"x\"}}}";
    }

    private static String sourceLine(String code) {
        String around = "[" + parts(i -> "\"" + code + "\"", 30) + "]";
        return "{\"in_app\":true,\"context_line\":\"%s\",\"pre_context\":%s,\"post_context\":%s}"
                .formatted(code, around, around);
    }

    private static String everywhere(String text) {
        String event =
                """
                {"exception":[{"type":"#","module":"#","value":"#",
                   "mechanism":{"type":"#","data":{"#":"#"}},
                   "stacktrace":{"frames":[{"in_app":true,"function":"#","filename":"#","vars":{"#":"#"}}]}}],
                 "breadcrumbs":[{"category":"#","message":"#","data":{"#":"#"}}],
                 "request":{"url":"#","method":"#","query_string":"#","headers":{"#":"#"},
                            "cookies":{"#":"#"},"data":"#"},
                 "threads":[{"name":"#","state":"#"}],"user":{"#":"#"},"tags":{"#":"#"},
                 "extra":{"#":"#"},"contexts":{"#":{"#":"#"}},"fingerprint":["#"],
                 "modules":{"#":"#"},"sdk":{"name":"#","version":"#"},"message":"#","other":"#"}
                """;
        return event.replace("#", text);
    }

    @ParameterizedTest
    @MethodSource("largeEvents")
    void staysBelowAMegabyteWhateverComes(String event) throws Exception {
        assertThat(event.getBytes(UTF_8).length).isLessThanOrEqualTo(1024 * 1024);

        String page = page(event);

        assertThat(page.getBytes(UTF_8).length).isLessThan(MEGABYTE);
        assertThat(page).endsWith("</html>\n");
        assertThat(wire.get("/").body().getBytes(UTF_8).length).isLessThan(MEGABYTE);
    }

    @ParameterizedTest
    @MethodSource("largeEvents")
    void fitsIntoAnIssueAsMarkdownWhateverComes(String event) throws Exception {
        wire.sendEvent(event);

        assertThat(wire.get("/events/" + Wire.ID + ".md").body().length()).isLessThan(65_536);
    }

    @Test
    void saysWhatItLeftOut() throws Exception {
        assertThat(page(list("breadcrumbs", i -> "{\"message\":\"m" + i + "\"}", 5_000)))
                .containsPattern("[0-9]+ more breadcrumbs are not shown here; the JSON has all");
    }

    @Test
    void showsUserAndTagsOfAnEventWithAVeryLongTrace() throws Exception {
        String huge = frames(i -> "{\"module\":\"a.b.C\",\"function\":\"d\"}", 20_000);

        assertThat(page(huge.substring(0, huge.length() - 1) + ",\"user\":{\"id\":\"4711\"}}"))
                .contains("4711");
    }

    private interface Part {
        String of(int index);
    }

    private static String object(String name, Part member, int count) {
        return "{\"" + name + "\":{" + parts(member, count) + "}}";
    }

    private static String list(String name, Part element, int count) {
        return "{\"" + name + "\":[" + parts(element, count) + "]}";
    }

    private static String frames(Part frame, int count) {
        return "{\"exception\":{\"values\":[{\"type\":\"T\",\"stacktrace\":{\"frames\":["
                + parts(frame, count)
                + "]}}]}}";
    }

    private static String parts(Part part, int count) {
        return IntStream.range(0, count).mapToObj(part::of).collect(Collectors.joining(","));
    }

    private String page(String event) throws Exception {
        assertThat(wire.sendEvent(event).statusCode()).isEqualTo(200);
        return wire.get("/events/" + Wire.ID).body();
    }
}
