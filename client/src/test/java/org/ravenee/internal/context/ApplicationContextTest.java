/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ravenee.Breadcrumb;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

class ApplicationContextTest {

    private static final RequestSource EMPTY_REQUEST =
            new RequestSource() {
                @Override
                public HttpRequest request() {
                    return HttpRequest.builder().method("GET").build();
                }

                @Override
                public User user() {
                    return null;
                }

                @Override
                public String transaction() {
                    return "GET /";
                }
            };

    private static CurrentContext contexts(boolean inContainer) {
        CurrentContext contexts =
                new CurrentContext(
                        new ValueConverter(100, 10),
                        10,
                        (failure, origin) -> EventId.NONE,
                        new ContextStorage(new OpenTelemetryTrace(null)));
        if (inContainer) {
            contexts.startApplication();
        }
        return contexts;
    }

    private static CapturedContext onAnotherThread(CurrentContext contexts) {
        return CompletableFuture.supplyAsync(contexts::capture, work -> new Thread(work).start())
                .join();
    }

    private static void runElsewhere(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
    }

    private static List<String> messages(CapturedContext captured) {
        return captured.breadcrumbs().listWith(captured.applicationBreadcrumbs(), 10).stream()
                .map(Breadcrumb::message)
                .toList();
    }

    /** Runs work on a thread like the one that calls {@code main}. */
    private static void runAsMain(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task, "main").start()).join();
    }

    @Test
    void userTagsAndBreadcrumbsOfMainAreInEventsOfWorkerThreads() {
        CurrentContext contexts = contexts(false);
        runAsMain(
                () -> {
                    contexts.user(User.of("service")).tag("node", "a").extra("region", "eu");
                    contexts.breadcrumb("started");
                });

        CapturedContext captured = onAnotherThread(contexts);

        assertThat(captured.data().user()).extracting(User::id).isEqualTo("service");
        assertThat(captured.data().tags()).containsEntry("node", "a");
        assertThat(captured.data().extra()).containsEntry("region", "eu");
        assertThat(messages(captured)).containsExactly("started");
    }

    @Test
    void dataSetByAWorkerThreadStaysThere() {
        CurrentContext contexts = contexts(false);
        runElsewhere(() -> contexts.user(User.of("bob")).tag("order", "7").breadcrumb("b"));

        CapturedContext here = contexts.capture();
        CapturedContext elsewhere = onAnotherThread(contexts);

        assertThat(here.data().user()).isNull();
        assertThat(elsewhere.data().user()).isNull();
        assertThat(elsewhere.data().tags()).isEmpty();
        assertThat(messages(elsewhere)).isEmpty();
    }

    @Test
    void aScopeOfMainIsNotOfTheApplication() {
        CurrentContext contexts = contexts(false);
        runAsMain(
                () -> {
                    contexts.tag("node", "a");
                    try (Scope scope = contexts.push()) {
                        contexts.tag("batch", "7");

                        assertThat(onAnotherThread(contexts).data().tags())
                                .containsOnly(Map.entry("node", "a"));
                    }
                });
    }

    @Test
    void theRequestWinsOverTheApplication() {
        CurrentContext contexts = contexts(true);
        contexts.user(User.of("service")).tag("node", "a").tag("tier", "web");
        RequestContext request = contexts.begin(EMPTY_REQUEST);
        contexts.user(User.of("bob")).tag("node", "b").tag("tier", null);

        ContextData data = contexts.capture().data();
        request.detach();

        assertThat(data.user()).extracting(User::id).isEqualTo("bob");
        assertThat(data.tagsWithValue()).containsOnly(Map.entry("node", "b"));
        assertThat(data.tags()).containsEntry("tier", null);
    }

    @Test
    void dataSetAtTheStartOfAContainerApplicationIsInEveryRequest() {
        CurrentContext contexts = contexts(true);
        runElsewhere(() -> contexts.user(User.of("service")).tag("node", "a"));
        RequestContext request = contexts.begin(EMPTY_REQUEST);
        contexts.tag("order", "7");

        ContextData served = contexts.capture().data();
        request.detach();

        assertThat(served.user()).extracting(User::id).isEqualTo("service");
        assertThat(served.tags()).containsOnly(Map.entry("node", "a"), Map.entry("order", "7"));
        assertThat(onAnotherThread(contexts).data().tags()).containsOnly(Map.entry("node", "a"));
    }

    @Test
    void nothingThatIsSetAfterTheFirstRequestHasBegunIsOfTheApplication() {
        CurrentContext contexts = contexts(true);
        RequestContext request = contexts.begin(EMPTY_REQUEST);
        contexts.user(User.of("bob"));
        request.detach();
        contexts.user(User.of("ada")).tag("order", "7");

        CapturedContext elsewhere = onAnotherThread(contexts);

        assertThat(elsewhere.data().user()).isNull();
        assertThat(elsewhere.data().tags()).isEmpty();
    }

    @Test
    void breadcrumbsOfTheStartDoNotLeadToRequests() {
        CurrentContext contexts = contexts(true);
        contexts.breadcrumb("started");
        RequestContext request = contexts.begin(EMPTY_REQUEST);
        contexts.breadcrumb("in the request");

        assertThat(messages(contexts.capture())).containsExactly("in the request");
        request.detach();
    }

    @Test
    void clearingARequestKeepsTheApplication() {
        CurrentContext contexts = contexts(true);
        contexts.tag("node", "a");
        RequestContext request = contexts.begin(EMPTY_REQUEST);
        contexts.tag("order", "7").clear();

        assertThat(contexts.capture().data().tags()).containsOnly(Map.entry("node", "a"));
        request.detach();
    }
}
