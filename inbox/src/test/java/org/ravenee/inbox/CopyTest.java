/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyTest {

    private static final String EVENT =
            """
            {"level":"error","transaction":"POST /orders","tags":{"payment":"card|debit"},
             "exception":{"values":[
               {"type":"IOException","module":"java.io","value":"Connection refused",
                "stacktrace":{"frames":[{"module":"java.net.Socket","function":"connect"}]}},
               {"type":"PoolException","module":"com.acme","value":"closing failed",
                "mechanism":{"type":"suppressed"},
                "stacktrace":{"frames":[
                  {"module":"com.acme.Pool","function":"close","filename":"Pool.java","lineno":3}]}},
               {"type":"OrderException","module":"com.acme","value":"No *stock*",
                "stacktrace":{"frames":[
                  {"module":"com.acme.Main","function":"main","filename":"Main.java","lineno":7},
                  {"module":"com.acme.Cart","function":"check","filename":"Cart.java","lineno":42,
                   "in_app":true}]}}]},
             "breadcrumbs":{"values":[{"category":"ui","message":"Basket opened"}]},
             "request":{"url":"http://localhost:8080/orders","method":"POST",
               "query_string":"q=it's&token=********",
               "headers":{"Authorization":"********","Content-Type":"application/json",
                          "Host":"localhost","X-Note":"a\\r\\nb"},
               "cookies":{"session":"********","theme":"dark"},
               "data":{"article":"O'Neill","password":"[Filtered]"}}}
            """;

    @TempDir private Path directory;
    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void copiesTheTraceAsJavaPrintsIt() throws Exception {
        assertThat(text(EVENT, ".txt"))
                .isEqualTo(
                        """
                        com.acme.OrderException: No *stock*
                        	at com.acme.Cart.check(Cart.java:42)
                        	at com.acme.Main.main(Main.java:7)
                        	Suppressed: com.acme.PoolException: closing failed
                        		at com.acme.Pool.close(Pool.java:3)
                        Caused by: java.io.IOException: Connection refused
                        	at java.net.Socket.connect(Unknown Source)
                        """);
    }

    @Test
    void copiesWrappersBeforeTheExceptionThatWasThrown() throws Exception {
        String wrapped =
                """
                {"exception":{"values":[
                  {"type":"Cause"},
                  {"type":"Inner","mechanism":{"is_exception_group":true}},
                  {"type":"Outer","mechanism":{"is_exception_group":true}},
                  {"type":"Thrown"}]}}
                """;

        assertThat(text(wrapped, ".txt"))
                .isEqualTo("Outer\nCaused by: Inner\nCaused by: Thrown\nCaused by: Cause\n");
    }

    @Test
    void copiesTheMessageOfAnEventWithoutAnException() throws Exception {
        assertThat(text("{\"message\":\"Ready\"}", ".txt")).isEqualTo("Ready\n");
    }

    @Test
    void copiesMarkdownForAnIssue() throws Exception {
        assertThat(text(EVENT, ".md"))
                .startsWith("## OrderException: No \\*stock\\*\n")
                .contains("| Transaction | POST /orders |")
                .contains("| payment | card\\|debit |")
                .contains("```java\ncom.acme.OrderException: No *stock*\n\tat ")
                .contains("- ui: Basket opened")
                .contains("curl 'http://localhost:8080/orders?");
    }

    @Test
    void keepsTheCodeOfMarkdownTogetherWhateverItHolds() throws Exception {
        assertThat(text("{\"message\":\"```\\n# no heading\"}", ".md"))
                .contains("````java\n```\n# no heading\n````");
    }

    @Test
    void namesHiddenCharactersInWhatIsCopied() throws Exception {
        String event =
                "{\"exception\":[{\"type\":\"T\",\"value\":\"a\\u001b[2Jb\\u0000c\\u202ed\\ud83de\\r\\nf\"}]}";

        assertThat(text(event, ".txt")).isEqualTo("T: a\\u001b[2Jb\\u0000c\\u202ed\\ud83de\nf\n");
        assertThat(text(event, ".md")).contains("T: a\\u001b\\[2Jb").doesNotContain("\u001b");
    }

    @Test
    void keepsEntitiesOfMarkdownAsTheyStand() throws Exception {
        assertThat(text("{\"message\":\"a &lt;b&gt; ~~c~~\"}", ".md"))
                .startsWith("## a \\&lt;b\\&gt; \\~\\~c\\~\\~\n");
    }

    @Test
    void copiesTheRequestAsCurlAndNamesWhatWasMasked() throws Exception {
        assertThat(text(EVENT, ".curl"))
                .isEqualTo(
                        """
                        # Masked by the sender, to be filled in: header Authorization, cookies, body, query
                        curl 'http://localhost:8080/orders?q=it'\\''s&token=********' \\
                          -X 'POST' \\
                          -H 'Authorization: ********' \\
                          -H 'Content-Type: application/json' \\
                          -H 'X-Note: a b' \\
                          -b 'session=********; theme=dark' \\
                          --data-raw '{"article":"O'\\''Neill","password":"[Filtered]"}'
                        """);
    }

    @Test
    void sendsAFormAsAForm() throws Exception {
        String form =
                """
                {"request":{"url":"http://h/","method":"post",
                  "headers":[["content-type","application/x-www-form-urlencoded"]],
                  "data":{"a b":"c&d"}}}
                """;

        assertThat(text(form, ".curl")).contains("-X 'POST'").contains("--data-raw 'a+b=c%26d'");
    }

    @Test
    void copiesACommandThatTakesAnAddressForNothingElse() throws Exception {
        assertThat(curl("\"url\":\"-o/tmp/x\"")).isEqualTo("curl --url '-o/tmp/x'\n");
        assertThat(curl("\"url\":\"@/etc/passwd\"")).startsWith("curl --url '@/etc/passwd'");
        assertThat(curl("\"url\":\"http://h/?a[0]=1&b={c,d}\""))
                .isEqualTo("curl --globoff 'http://h/?a[0]=1&b={c,d}'\n");
        assertThat(curl("\"url\":\"http://[::1]/\"")).isEqualTo("curl --globoff 'http://[::1]/'\n");
    }

    @Test
    void copiesACommandThatReadsNoFiles() throws Exception {
        assertThat(curl("\"url\":\"http://h/\",\"cookies\":\"/etc/passwd\""))
                .contains("-H 'Cookie: /etc/passwd'")
                .doesNotContain("-b ");
        assertThat(curl("\"url\":\"http://h/\",\"headers\":{\"@/etc/passwd\":\"\",\"A b\":\"c\"}"))
                .isEqualTo("curl 'http://h/'\n");
        assertThat(curl("\"url\":\"http://h/\",\"data\":\"@/etc/passwd\""))
                .contains("--data-raw '@/etc/passwd'");
    }

    /** An escape sequence in the copied text must not end a bracketed paste of the terminal. */
    @Test
    void copiesACommandWithoutControlCharacters() throws Exception {
        String hostile = "a'\\u001b[201~\\r\\nrm -rf x\\u009b\\u007f";
        String command =
                curl(
                        "\"url\":\"http://h/%1$s\",\"method\":\"%1$s\",\"query_string\":\"%1$s\",\"data\":\"%1$s\",\"headers\":{\"X-%1$s\":\"1\",\"X-A\":\"%1$s ********\"}"
                                .formatted(hostile));

        assertThat(command)
                .doesNotContainPattern("[\\p{Cntrl}\\x80-\\x9f&&[^\n]]")
                .contains("--data-raw $'a\\'\\x1b[201~\\x0d\\nrm -rf x\\xc2\\x9b\\x7f'");
    }

    /** Some shells, such as zsh, run a comment that is pasted, with the substitutions in it. */
    @Test
    void copiesACommentThatRunsNothing() throws Exception {
        String request = "\"url\":\"http://h/\",\"headers\":{\"X-`reboot`|sh&$IFS\":\"********\"}";

        assertThat(curl(request).lines().findFirst())
                .hasValue("# Masked by the sender, to be filled in: header X-?reboot??sh??IFS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch pwned) `touch pwned` ${HOME} $HOME",
                "it's \\\"quoted\\\" \\\\ twice'' '",
                "first\\nsecond\\n!! !x ; touch pwned &",
                "a\\tb\\t\\tc",
                "\\u202eabc\\u2066 \\u200b",
                "* ? [a-z] {a,b} ~ # > pwned < pwned | cat"
            })
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs bash")
    void copiesACommandThatAShellReadsAsItWas(String value) throws Exception {
        String body = "{\"request\":{\"url\":\"http://h/\",\"method\":\"POST\",\"data\":\"%s\"}}";
        String command = text(body.formatted(value), ".curl");
        Process shell =
                new ProcessBuilder("bash", "-c", "curl() { printf '%s' \"${@: -1}\"; }\n" + command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String got = new String(shell.getInputStream().readAllBytes(), UTF_8);

        assertThat(got).isEqualTo(inbox.events().get(0).string("/request/data"));
        assertThat(directory).isEmptyDirectory();
        assertThat(command).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
    }

    @Test
    void copiesACommandThatSendsTheSameRequest() throws Exception {
        String body = "\"url\":\"http://h/\",\"headers\":{\"X-Empty\":\"\"}";
        assertThat(curl(body)).contains("-H 'X-Empty;'");
        assertThat(curl("\"url\":\"http://h/\",\"method\":\"HEAD\""))
                .isEqualTo("curl 'http://h/' \\\n  --head\n");
        assertThat(curl("\"url\":\"http://h/\",\"method\":\"GET\",\"data\":\"x\""))
                .contains("-X 'GET'");
    }

    private String curl(String request) throws Exception {
        return text("{\"request\":{" + request + "}}", ".curl");
    }

    @Test
    void copiesTheId() throws Exception {
        assertThat(text(EVENT, ".id")).isEqualTo(Wire.ID + "\n");
    }

    @Test
    void leadsToTheTextsForBrowsersWithoutScripts() throws Exception {
        wire.sendEvent(EVENT);
        String page = wire.get("/events/" + Wire.ID).body();

        for (String suffix : new String[] {".txt", ".md", ".id", ".curl"}) {
            assertThat(page).contains("<a href=\"/events/" + Wire.ID + suffix + "\"");
            HttpResponse<String> answer = wire.get("/events/" + Wire.ID + suffix);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; charset=utf-8");
        }
    }

    @Test
    void offersNoCurlWithoutARequest() throws Exception {
        wire.sendEvent("{\"message\":\"x\"}");

        assertThat(wire.get("/events/" + Wire.ID).body()).doesNotContain(".curl");
        assertThat(wire.get("/events/" + Wire.ID + ".curl").statusCode()).isEqualTo(404);
        assertThat(wire.get("/events/" + "0".repeat(32) + ".txt").statusCode()).isEqualTo(404);
    }

    private String text(String event, String suffix) throws Exception {
        wire.sendEvent(event);
        return wire.get("/events/" + Wire.ID + suffix).body();
    }
}
