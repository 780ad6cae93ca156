/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Breadcrumb;
import org.ravenee.testkit.Recorder;

/** The class path has the MDC of JBoss Logging, the API of SLF4J alone, and no Log4j. */
class MdcTagsTest {

    @BeforeEach
    void putIntoTheMdc() {
        MDC.put("tenant", "acme");
        MDC.put("order", 4711);
        MDC.put("mail", "joe@example.com");
    }

    @AfterEach
    void clearTheMdc() {
        MDC.clear();
    }

    @Test
    void theKeysThatAreConfiguredBecomeTagsOfEveryKindOfEvent() {
        try (Recorder recorder = new Recorder(o -> o.loggingMdcTags("tenant", "order", "cart"))) {
            recorder.client().captureMessage("a message");
            recorder.client().captureException(new IllegalStateException("no stock"));

            assertThat(recorder.events())
                    .hasSize(2)
                    .allSatisfy(
                            event ->
                                    assertThat(event.tags())
                                            .isEqualTo(Map.of("tenant", "acme", "order", "4711")));
        }
    }

    @Test
    void nothingOfTheMdcIsSentByDefault() {
        try (Recorder recorder = new Recorder()) {
            recorder.client().captureMessage("a message");

            assertThat(recorder.event().tags()).isEmpty();
        }
    }

    @Test
    void aRecordOfJavaUtilLoggingHasTheTagsOfItsThread() {
        Logger logger = Logger.getLogger("com.acme.mdc");
        try (Recorder recorder =
                new Recorder(
                        o ->
                                o.loggingMdcTags("tenant")
                                        .loggingLevel("SEVERE")
                                        .installLoggingHook(true))) {
            logger.info("a step");
            logger.severe("no stock");

            assertThat(recorder.event().tags()).isEqualTo(Map.of("tenant", "acme"));
            assertThat(recorder.event().breadcrumbs())
                    .extracting(Breadcrumb::message)
                    .contains("a step");
        }
    }

    @Test
    void tagsOfTheApplicationWin() {
        try (Recorder recorder =
                new Recorder(o -> o.loggingMdcTags("tenant", "order").tag("tenant", "options"))) {
            recorder.client().captureMessage("one");
            recorder.client().tagsContext(Map.of("tenant", "context"));
            recorder.client().captureMessage("two", event -> event.tag("order", "event"));

            assertThat(recorder.events().get(0).tags())
                    .isEqualTo(Map.of("tenant", "acme", "order", "4711"));
            assertThat(recorder.events().get(1).tags())
                    .isEqualTo(Map.of("tenant", "context", "order", "event"));
        }
    }

    @Test
    void aValueThatFailsIsLeftOut() {
        MDC.put(
                "order",
                new Object() {
                    @Override
                    public String toString() {
                        throw new StackOverflowError();
                    }
                });
        try (Recorder recorder = new Recorder(o -> o.loggingMdcTags("order", "tenant"))) {
            recorder.client().captureMessage("a message");

            assertThat(recorder.event().tags()).isEqualTo(Map.of("tenant", "acme"));
        }
    }

    @Test
    void anApplicationWithoutALoggingLibraryReports() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader jdk =
                new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(jdk);
            try (Recorder recorder = new Recorder(o -> o.loggingMdcTags("tenant"))) {
                recorder.client().captureMessage("a message");

                assertThat(recorder.event().tags()).isEmpty();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
