/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.ravenee.inbox.Samples;
import org.ravenee.inbox.Wire;
import org.ravenee.inbox.internal.Receiver;
import org.ravenee.inbox.internal.ReceiverOptions;
import org.ravenee.inbox.internal.http.AllowedOrigins;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.StoredEvent;

/** The pages as a reader sees and uses them. */
class PagesBrowserIT {

    private static final String FULL =
            """
            {"level":"fatal","transaction":"POST /orders/{id}","environment":"staging",
             "release":"shop@1.4.2","tags":{"tier":"gold","password":"********"},
             "user":{"id":"4711"},"extra":{"a_name_that_is_rather_long_for_its_column":"x"},
             "contexts":{"runtime":{"raw_description":"17.0.15+6"}},
             "modules":{"org.acme:pricing":"2.0"},
             "breadcrumbs":{"values":[{"message":"again","level":"warning"},
               {"message":"again","level":"warning"},{"message":"token=********"}]},
             "request":{"method":"POST","url":"http://localhost:8080/orders","data":{"a":1}},
             "exception":{"values":[
               {"type":"SQLException","module":"java.sql","value":"refused"},
               {"type":"OrderException","module":"com.acme.shop","value":"Order 4711",
                "mechanism":{"type":"jaxrs","handled":false},
                "stacktrace":{"frames":[
                  {"module":"io.undertow.server.Connectors","function":"run","lineno":395,
                   "filename":"Connectors.java"},
                  {"module":"com.acme.shop.orders.OrderService","function":"place","lineno":42,
                   "filename":"OrderService.java","in_app":true,"vars":{"count":3},
                   "pre_context":["/* comment */","@Override int i;"],
                   "context_line":"return repository.save(new Order(\\"open\\", 3));",
                   "post_context":["// end"]}]}}]}}
            """;

    private static Browser browser;

    private Receiver inbox;
    private Wire wire;
    private URI home;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() throws Exception {
        inbox =
                Receiver.start(
                        new ReceiverOptions(
                                0,
                                20_000,
                                IdeLinks.of("idea", List.of()),
                                AllowedOrigins.NONE,
                                Optional.empty()));
        wire = new Wire(inbox.port());
        home = URI.create("http://127.0.0.1:" + inbox.port() + "/");
        browser.open("about:blank");
        browser.reset();
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void isUsedByKeysAlone() throws Exception {
        send(Samples.failure("AException", "a", 1, "GET /a"));
        send(Samples.failure("BException", "b", 1, "GET /b"));
        String newest = send(Samples.failure("BException", "b", 1, "GET /b"));
        browser.open(home + "?level=error");

        browser.press("j");
        assertThat(browser.focused().getText()).isEqualTo("BException");
        browser.press("j");
        assertThat(browser.focused().getText()).isEqualTo("AException");
        browser.press("j", "k");
        assertThat(browser.focused().getText()).isEqualTo("BException");
        browser.press(Keys.ENTER);
        eventually().until(() -> browser.text("h1").equals("BException"));
        assertThat(browser.address()).contains("/events/" + newest).endsWith("?level=error");

        browser.press("n");
        eventually().until(() -> browser.text(".position").equals("Event 1 of 2 in this group"));
        browser.press("p");
        eventually().until(() -> browser.text(".position").equals("Event 2 of 2 in this group"));
        browser.press("j");
        eventually().until(() -> browser.text("h1").equals("AException"));
        browser.press("k");
        eventually().until(() -> browser.text("h1").equals("BException"));
        browser.press("u");
        eventually().until(() -> browser.address().equals(home + "?level=error"));
        eventually().until(() -> browser.focused().getText().equals("BException"));

        browser.press("/");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("q");
        browser.press("jk?", Keys.ESCAPE);
        assertThat(browser.all("dialog[open]")).isEmpty();
        browser.press("?");
        eventually().until(() -> !browser.all("dialog[open]").isEmpty());
        assertThat(browser.text("dialog")).contains("Search").contains("tag:payment=card");
        browser.press("?");
        assertThat(browser.all("dialog[open]")).isEmpty();
    }

    @Test
    void focusesTheSearchFromAnEvent() throws Exception {
        String id = send(FULL);
        browser.open(home + "events/" + id);

        browser.press("/");

        eventually().until(() -> "q".equals(browser.focused().getDomAttribute("id")));
    }

    @Test
    void showsWhatArrivesAndKeepsTheFocusAndSaysItPolitely() throws Exception {
        send(Samples.failure("AException", "a", 1, "GET /a"));
        browser.open(home);
        eventually().until(() -> browser.text("#pulse").equals("live"));
        browser.press("j");

        send(Samples.failure("BException", "b", 1, "GET /b"));
        send(Samples.failure("AException", "a", 1, "GET /a"));

        eventually().until(() -> browser.text(".toolbar + #live .size").equals("3 events in 2 groups"));
        assertThat(browser.focused().getText()).isEqualTo("AException");
        eventually().until(() -> !attribute("#news", "textContent").isEmpty());
        assertThat(browser.all("[aria-live=assertive]")).isEmpty();
        assertThat(attribute("#news", "ariaLive")).isEqualTo("polite");
        assertThat(browser.all("#live[aria-live]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Trace, .txt", "Markdown, .md", "Id, .id", "cURL, .curl"})
    void copies(String name, String suffix) throws Exception {
        String id = send(FULL);
        browser.allowClipboard();
        browser.open(home + "events/" + id);

        browser.click("a[data-copy=" + name + "]");

        eventually().until(() -> browser.text("#copied").equals(name + " copied"));
        assertThat(
                        browser.asyncScript(
                                "const done = arguments[0];"
                                        + "navigator.clipboard.readText().then(done, done);"))
                .isEqualTo(wire.get("/events/" + id + suffix).body());
    }

    @Test
    void scrollsThroughTenThousandEvents() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            send("{\"message\":\"message " + i + ".\"}");
        }
        browser.open(home);
        assertThat(browser.all(".row")).hasSize(100);

        eventually()
                .until(
                        () -> {
                            browser.script("scrollTo(0, document.body.scrollHeight)");
                            return browser.all(".row").size() >= 500;
                        });
        assertThat(browser.script("return new Set([...document.querySelectorAll('.row')]"
                        + ".map(r => r.dataset.key)).size === document.querySelectorAll('.row').length"))
                .isEqualTo(true);
        send("{\"message\":\"one more\"}");
        eventually().until(() -> browser.text(".row h2").equals("one more"));
        assertThat(browser.all(".row").size()).isGreaterThan(500);
    }

    @Test
    void showsNothingOfWhatAnotherBrowserCleared() throws Exception {
        for (int i = 0; i < 250; i++) {
            send("{\"message\":\"message " + i + ".\"}");
        }
        browser.open(home);
        eventually()
                .until(
                        () -> {
                            browser.script("scrollTo(0, document.body.scrollHeight)");
                            return browser.all(".row").size() == 250;
                        });

        wire.request("DELETE", "/events");
        eventually().until(() -> browser.all(".row").isEmpty() && !browser.all(".empty").isEmpty());
        send("{\"message\":\"after it\"}");

        eventually().until(() -> browser.all(".row").size() == 1);
        assertThat(browser.text(".row h2")).isEqualTo("after it");
    }

    @Test
    void worksWithoutScripts() throws Exception {
        send(Samples.failure("AException", "a", 1, "GET /a"));
        send(Samples.failure("BException", "b", 1, "GET /b"));
        browser.scripts(false);
        browser.open(home);
        assertThat(browser.all(".row")).hasSize(2);

        browser.all("#q").get(0).sendKeys("type:AExc", Keys.ENTER);
        eventually().until(() -> browser.all(".row").size() == 1);
        browser.click(".row h2 a");
        eventually().until(() -> browser.text("h1").equals("AException"));
        browser.click("a[data-copy=Trace]");
        eventually().until(() -> browser.text("body").startsWith("com.acme.AException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void hasEnoughContrastEverywhere(String scheme) throws Exception {
        browser.colours(scheme);
        browser.open(home);
        assertThat(lowContrast()).as("empty").isEmpty();

        for (String level : List.of("fatal", "error", "warning", "info", "debug")) {
            send("{\"level\":\"" + level + "\",\"message\":\"x\"}");
        }
        wire.sendEnvelope("nonsense".getBytes(UTF_8));
        send(FULL);
        String id = send(FULL);
        send("{\"logentry\":{\"message\":\"SELECT 'a' FROM b -- c\"},\"contexts\":{\"query\":{\"params\":[1]}}}");
        for (String page : pages(id)) {
            browser.open(home.resolve(page));
            browser.script("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(lowContrast()).as(page).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 768, 1280})
    void neverScrollsSideways(int width) throws Exception {
        browser.size(width, 844);
        browser.open(home);
        assertThat(overflow()).isLessThanOrEqualTo(width);
        String id = send(FULL);
        send("{\"message\":\"" + "AVeryLongWord".repeat(30) + "\",\"extra\":{\"" + "k".repeat(300) + "\":1}}");
        for (String page : pages(id)) {
            browser.open(home.resolve(page));
            browser.script("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(overflow()).as(page).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void givesEachPageOneHeadingAndNoGapsBelowIt() throws Exception {
        String id = send(FULL);
        for (String page : pages(id)) {
            browser.open(home.resolve(page));
            List<Integer> levels =
                    browser.all("h1, h2, h3, h4, h5, h6").stream()
                            .map(heading -> heading.getTagName().charAt(1) - '0')
                            .toList();
            assertThat(levels).as(page).startsWith(1).containsOnlyOnce(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i) - levels.get(i - 1)).as(page).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void showsWhereTheFocusIs() throws Exception {
        String id = send(FULL);
        for (String page : pages(id)) {
            browser.open(home.resolve(page));
            for (int i = 0; i < 12; i++) {
                browser.tab();
                WebElement focused = browser.focused();
                assertThat(
                                browser.script(
                                        "const e = arguments[0];"
                                                + "const s = e => getComputedStyle(e).outlineStyle;"
                                                + "return e === document.body || s(e) !== 'none'"
                                                + " || s(e.closest('.row') ?? e) !== 'none';",
                                        focused))
                        .as(page + " " + focused.getTagName())
                        .isEqualTo(true);
            }
        }
    }

    @Test
    void keepsToItsContentSecurityPolicy() throws Exception {
        String id = send(FULL);
        for (String page : pages(id)) {
            browser.open(home.resolve(page));
            browser.press("?");
            assertThat(browser.console()).as(page).isEmpty();
        }
    }

    private static List<String> pages(String id) {
        return List.of(
                "/", "/?view=events", "/?q=nothing-has-this", "/events/" + id, "/check-ins", "/help");
    }

    private static String attribute(String selector, String property) {
        return String.valueOf(
                browser.script(
                        "return document.querySelector(arguments[0])[arguments[1]]",
                        selector,
                        property));
    }

    private static int overflow() {
        return ((Number) browser.script("return document.documentElement.scrollWidth")).intValue();
    }

    /** Texts whose colour is too close to what is behind them: less than 4.5 to 1. */
    private static List<?> lowContrast() {
        return (List<?>)
                browser.script(
                """
                const rgba = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
                const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
                const behind = (e) => {
                  const own = rgba(getComputedStyle(e).backgroundColor);
                  if (own[3] === 1) return own;
                  const parent = e.parentElement ? behind(e.parentElement) : [255, 255, 255, 1];
                  return over(own, parent);
                };
                const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => {
                  const v = c[i] / 255;
                  return sum + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                }, 0);
                const found = new Set();
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                  const e = walker.currentNode.parentElement;
                  if (!walker.currentNode.textContent.trim() || !e.checkVisibility() || e.closest('.unseen')) continue;
                  const back = behind(e);
                  const a = light(over(rgba(getComputedStyle(e).color), back));
                  const b = light(back);
                  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  if (ratio < 4.5) found.add(`${e.tagName}.${e.className}: ${ratio.toFixed(2)}`);
                }
                return [...found];
                """);
    }

    private String send(String event) throws Exception {
        String id = Samples.id();
        assertThat(wire.sendEnvelope(Wire.envelope(id, event)).statusCode()).isEqualTo(200);
        return id;
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
    }
}
