/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.ContextSnapshot;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;
import org.ravenee.testkit.RecordingTransport;

class ContextTest {

    private final RecordingTransport server = new RecordingTransport();
    private final Client client = server.client();
    private final Context context = client.context();
    private final ContextManager control = (ContextManager) context;
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    private <T> T onThePool(Callable<T> work) throws Exception {
        return pool.submit(work).get();
    }

    private Map<String, String> tags() {
        return context.snapshot().tags();
    }

    @Test
    void holdsWhatWasSaid() {
        context.user(User.of("7"))
                .tag("a", "1")
                .tags(Map.of("b", "2"))
                .extra("c", 3)
                .extras(Map.of("d", List.of(4)))
                .request(HttpRequest.of("GET", "/"))
                .transaction("GET /")
                .breadcrumb("one");

        ContextSnapshot snapshot = context.snapshot();
        assertThat(snapshot.user().id()).isEqualTo("7");
        assertThat(snapshot.tags()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(snapshot.extra()).isEqualTo(Map.of("c", 3, "d", List.of(4)));
        assertThat(snapshot.request().method()).isEqualTo("GET");
        assertThat(snapshot.transaction()).isEqualTo("GET /");
        assertThat(snapshot.breadcrumbs()).hasSize(1);
        assertThatThrownBy(() -> snapshot.tags().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> snapshot.extra().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> snapshot.breadcrumbs().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRequestThatThePlatformCarriesIsFoundOnEveryThread() throws Exception {
        RequestContext request = control.begin(null);
        request.detach();
        assertThat(control.current()).isNull();
        control.carriedBy(() -> request);

        context.tag("a", "1");
        onThePool(() -> context.tag("b", "2"));

        assertThat(control.current()).isSameAs(request);
        assertThat(control.copy()).isSameAs(request);
        assertThat(tags()).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void anAttachedContextGoesBeforeARequestThatThePlatformCarries() {
        RequestContext request = control.begin(null);
        request.detach();
        control.carriedBy(() -> request);
        context.tag("a", "1");

        RequestContext own = control.begin(null);
        assertThat(tags()).isEmpty();
        own.detach();
        assertThat(tags()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void aRequestOfAnotherClientIsNotTaken() {
        RequestContext foreign = ContextManager.separate().begin(null);
        control.carriedBy(() -> foreign);

        assertThat(control.current()).isNull();
    }

    @Test
    void aSourceThatIsNotBoundToAThreadIsReadOnEveryThread() throws Exception {
        RequestContext request = control.begin(null);
        request.detach();
        request.source(
                new RequestSource() {
                    @Override
                    public HttpRequest request() {
                        return HttpRequest.of("GET", "/orders");
                    }

                    @Override
                    public User user() {
                        return null;
                    }

                    @Override
                    public String transaction() {
                        return "GET /orders";
                    }

                    @Override
                    public boolean isBoundToThread() {
                        return false;
                    }
                });
        control.carriedBy(() -> request);
        request.captureRequest();

        assertThat(onThePool(() -> context.snapshot().transaction())).isEqualTo("GET /orders");
    }

    @Test
    void replacesTheUserAndMergesTags() {
        context.user(User.builder().id("7").email("bob@example.com").build()).user(User.of("8"));
        context.tags(Map.of("a", "1")).tags(Map.of("b", "2")).tag("a", "3");

        assertThat(context.snapshot().user().email()).isNull();
        assertThat(tags()).isEqualTo(Map.of("a", "3", "b", "2"));
    }

    @Test
    void forgetsEverythingWhenCleared() {
        Scope scope = context.tag("a", "1").breadcrumb("one").push();
        context.user(User.of("7")).clear();
        scope.close();

        assertThat(context.snapshot())
                .isEqualTo(new ContextSnapshot(null, Map.of(), Map.of(), null, null, List.of()));
    }

    @Test
    void forgetsWhatARequestHoldsWhenCleared() {
        RequestContext request = control.begin(null);
        context.tag("a", "1").breadcrumb("one").clear();

        assertThat(tags()).isEmpty();
        assertThat(context.snapshot().breadcrumbs()).isEmpty();
        assertThat(control.current()).isSameAs(request);
        request.detach();
    }

    @Test
    void restoresWhatWasBeforeAScope() {
        context.tag("a", "outer").breadcrumb("outer");
        try (Scope one = context.push()) {
            context.tag("a", "one").user(User.of("1")).breadcrumb("one");
            try (Scope two = context.push()) {
                context.tag("a", "two");
                assertThat(tags()).containsEntry("a", "two");
            }
            assertThat(tags()).containsEntry("a", "one");
        }

        assertThat(tags()).containsEntry("a", "outer");
        assertThat(context.snapshot().user()).isNull();
        assertThat(context.snapshot().breadcrumbs()).hasSize(1);
    }

    @Test
    void closesAScopeOnce() {
        context.tag("a", "before");
        Scope scope = context.push();
        context.tag("a", "inside");
        scope.close();
        context.tag("a", "after");
        scope.close();

        assertThat(tags()).containsEntry("a", "after");
    }

    @Test
    void closesTheScopesInsideWithTheOuterOne() {
        context.tag("a", "before");
        Scope outer = context.push();
        context.tag("a", "outer");
        Scope inner = context.push();
        context.tag("a", "inner");
        outer.close();
        assertThat(tags()).containsEntry("a", "before");
        inner.close();

        assertThat(tags()).containsEntry("a", "before");
    }

    @Test
    void closesAScopeOnAnotherThread() throws Exception {
        context.tag("a", "before");
        Scope scope = context.push();
        context.tag("a", "inside");
        onThePool(
                () -> {
                    context.tag("a", "the other's");
                    scope.close();
                    assertThat(tags()).containsEntry("a", "the other's");
                    return null;
                });

        assertThat(tags()).containsEntry("a", "before");
    }

    @Test
    void losesNoUpdateOfSeveralThreadsInOneRequest() throws Exception {
        RequestContext request = control.begin(null);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                done.add(
                        threads.submit(
                                () -> {
                                    try (Scope scope = request.attach()) {
                                        for (int i = 0; i < 200; i++) {
                                            context.tag("t" + thread + "-" + i, "x");
                                        }
                                    }
                                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tags()).hasSize(800);
        request.detach();
    }

    @Test
    void keepsThreadsApart() throws Exception {
        context.tag("a", "mine");

        onThePool(
                () -> {
                    assertThat(tags()).isEmpty();
                    context.tag("a", "the other's");
                    return null;
                });

        assertThat(tags()).containsEntry("a", "mine");
        assertThat(onThePool(this::tags)).containsEntry("a", "the other's");
    }

    @Test
    void keepsVirtualThreadsApart() throws Exception {
        ExecutorService virtual;
        try {
            virtual =
                    (ExecutorService)
                            Executors.class
                                    .getMethod("newVirtualThreadPerTaskExecutor")
                                    .invoke(null);
        } catch (NoSuchMethodException e) {
            assumeThat(e).as("virtual threads need Java 21").isNull();
            return;
        }
        try {
            List<Future<Map<String, String>>> seen = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String value = String.valueOf(i);
                seen.add(virtual.submit(() -> context.tag("n", value).snapshot().tags()));
            }
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i).get()).isEqualTo(Map.of("n", String.valueOf(i)));
            }
        } finally {
            virtual.shutdownNow();
        }
    }

    @Test
    void carriesACopyToAnotherThread() throws Exception {
        context.tag("a", "then").breadcrumb("then");
        Callable<ContextSnapshot> carried =
                context.wrap(
                        (Callable<ContextSnapshot>)
                                () -> {
                                    ContextSnapshot seen = context.snapshot();
                                    context.tag("a", "over there").breadcrumb("there");
                                    return seen;
                                });
        context.tag("a", "later");

        ContextSnapshot first = onThePool(carried);
        ContextSnapshot second = onThePool(carried);

        assertThat(first.tags()).containsEntry("a", "then");
        assertThat(first.breadcrumbs()).hasSize(1);
        assertThat(second).isEqualTo(first);
        assertThat(tags()).containsEntry("a", "later");
        assertThat(context.snapshot().breadcrumbs()).hasSize(1);
    }

    @Test
    void givesThePooledThreadBackWhatItHad() throws Exception {
        onThePool(() -> context.tag("a", "the pool's own"));
        context.tag("a", "carried");
        AtomicInteger ran = new AtomicInteger();
        pool.submit(
                        context.wrap(
                                (Runnable)
                                        () -> {
                                            assertThat(tags()).containsEntry("a", "carried");
                                            ran.incrementAndGet();
                                        }))
                .get();
        Supplier<String> fails =
                context.wrap(
                        (Supplier<String>)
                                () -> {
                                    ran.incrementAndGet();
                                    throw new IllegalStateException("fails");
                                });
        assertThatCode(() -> onThePool(fails::get)).hasRootCauseMessage("fails");

        assertThat(ran).hasValue(2);
        assertThat(onThePool(this::tags)).containsEntry("a", "the pool's own");
    }

    @Test
    void leavesNothingOnAThreadThatHadNothing() throws Exception {
        context.tag("a", "carried");
        Runnable carried = context.wrap((Runnable) () -> context.tag("b", "there"));
        pool.submit(carried).get();
        onThePool(
                () -> {
                    RequestContext request = control.begin(null);
                    context.tag("a", "request");
                    request.detach();
                    return null;
                });

        assertThat(onThePool(this::tags)).isEmpty();
        assertThat(onThePool(control::current)).isNull();
    }

    @Test
    void followsARequestFromThreadToThread() throws Exception {
        context.tag("a", "thread");
        RequestContext request = control.begin(null);
        assertThat(tags()).isEmpty();
        assertThat(control.current()).isSameAs(request);
        context.tag("a", "request");
        EventId id = client.captureMessage("test");
        request.detach();
        assertThat(tags()).containsEntry("a", "thread");
        assertThat(control.current()).isNull();

        onThePool(
                () -> {
                    try (Scope scope = request.attach()) {
                        assertThat(tags()).containsEntry("a", "request");
                        assertThat(client.lastEventId()).isEqualTo(id);
                        context.tag("b", "there");
                    }
                    assertThat(tags()).isEmpty();
                    return null;
                });

        try (Scope scope = request.attach()) {
            assertThat(tags()).containsEntry("b", "there");
        }
        assertThat(request.lastEventId()).isEqualTo(id);
        assertThat(client.lastEventId()).isEqualTo(EventId.NONE);
    }

    @Test
    void leavesNoRequestBehindWhateverTheOrderOfClosing() {
        context.tag("a", "thread");
        RequestContext one = control.begin(null);
        context.tag("a", "one");
        RequestContext two = control.begin(null);
        context.tag("a", "two");
        Scope again = one.attach();

        one.detach();
        assertThat(tags()).containsEntry("a", "one");
        again.close();
        assertThat(tags()).containsEntry("a", "two");
        two.detach();
        two.detach();
        again.close();

        assertThat(tags()).containsEntry("a", "thread");
    }

    @Test
    void endsARequestThatIsDetachedOnAnotherThread() throws Exception {
        RequestContext request = control.begin(null);
        context.tag("a", "request");
        onThePool(
                () -> {
                    request.detach();
                    return null;
                });

        assertThat(tags()).isEmpty();
        assertThat(control.current()).isNull();
    }

    @Test
    void readsTheRequestOnlyWhenAnEventIsMade() {
        CountingSource source = new CountingSource();
        RequestContext request = control.begin(source);
        context.tag("a", "b").breadcrumb("one");
        assertThat(source.reads).hasValue(0);

        client.captureMessage("test");
        request.detach();

        assertThat(source.reads).hasValue(3);
        assertThat(server.event().getJsonObject("request").getString("url")).isEqualTo("/source");
        assertThat(server.event().getJsonObject("user").getString("id")).isEqualTo("source");
        assertThat(server.event().getString("transaction")).isEqualTo("GET /source");
    }

    @Test
    void readsNoPartOfTheRequestThatIsKnownBetter() {
        CountingSource source = new CountingSource();
        RequestContext request = control.begin(source);
        context.user(User.of("own")).transaction("own");
        client.captureMessage("test");
        request.detach();

        assertThat(source.reads).hasValue(1);
        assertThat(server.event().getJsonObject("user").getString("id")).isEqualTo("own");
    }

    @Test
    void readsTheRequestOnItsOwnThreadOnly() throws Exception {
        CountingSource source = new CountingSource();
        RequestContext request = control.begin(source);
        onThePool(
                () -> {
                    try (Scope scope = request.attach()) {
                        return client.captureMessage("test");
                    }
                });
        request.detach();
        try (Scope scope = request.attach()) {
            client.captureMessage("after the request moved on");
        }

        assertThat(source.reads).hasValue(0);
        assertThat(server.events()).hasSize(2).noneMatch(event -> event.containsKey("user"));
    }

    @Test
    void readsTheRequestForWorkThatLeavesItsThread() throws Exception {
        CountingSource source = new CountingSource();
        RequestContext request = control.begin(source);
        Runnable wrapped = context.wrap((Runnable) () -> client.captureMessage("wrapped"));
        request.captureRequest();
        int reads = source.reads.get();
        request.detach();
        pool.submit(wrapped).get();
        onThePool(
                () -> {
                    try (Scope scope = request.attach()) {
                        return client.captureMessage("materialised");
                    }
                });

        assertThat(source.reads).hasValue(reads);
        assertThat(server.events())
                .hasSize(2)
                .allMatch(event -> event.getJsonObject("user").getString("id").equals("source"));
    }

    @Test
    void readsFromTheSourceOfTheThreadThatTheRequestMovedTo() throws Exception {
        CountingSource first = new CountingSource();
        CountingSource second = new CountingSource();
        RequestContext request = control.begin(first);
        request.detach();
        onThePool(
                () -> {
                    try (Scope scope = request.attach()) {
                        request.source(second);
                        return client.captureMessage("test");
                    }
                });

        assertThat(first.reads).hasValue(0);
        assertThat(second.reads).hasValue(3);
    }

    @Test
    void reportsWithoutAPartThatTheContainerRefuses() {
        RequestContext request =
                control.begin(
                        new RequestSource() {
                            @Override
                            public HttpRequest request() {
                                throw new IllegalStateException("recycled");
                            }

                            @Override
                            public User user() {
                                throw new AssertionError("recycled");
                            }

                            @Override
                            public String transaction() {
                                return "known";
                            }
                        });
        assertThat(client.captureMessage("test").isPresent()).isTrue();
        request.detach();

        assertThat(server.event().getString("transaction")).isEqualTo("known");
    }

    @Test
    void keepsTheLastFailureUntilItIsTaken() {
        RequestContext request = control.begin(null);
        Throwable unhandled = new IllegalStateException("unhandled");
        request.defer(new IllegalStateException("handled"), event -> {});
        request.defer(unhandled, event -> {});
        request.defer(null, event -> {});

        assertThat(request.takeDeferred().failure()).isSameAs(unhandled);
        assertThat(request.takeDeferred()).isNull();
        request.detach();
    }

    @Test
    void tellsUnderWhichIdAFailureWasReported() {
        Throwable failure = new IllegalStateException("x");
        assertThat(control.reported(failure)).isEqualTo(EventId.NONE);
        assertThat(control.reported(null)).isEqualTo(EventId.NONE);
        EventId id = client.captureException(failure);

        assertThat(control.reported(failure)).isEqualTo(id);
        assertThat(control.reported(new RuntimeException(failure))).isEqualTo(id);
        assertThat(control.reported(new IllegalStateException("x"))).isEqualTo(EventId.NONE);
    }

    @Test
    void takesATagAsItTakesTags() {
        context.tag("a", "1").tag("b", "2".repeat(5_000)).tag("c".repeat(5_000), "3");
        context.tag("a", null).tag(null, "nameless").tag("never there", null);

        assertThat(tags()).hasSize(2).doesNotContainKey("a");
        assertThat(tags().get("b")).hasSize(1_024);
        assertThat(tags().keySet()).allMatch(name -> name.length() <= 1_024);
    }

    @Test
    void survivesHostileMaps() {
        Map<String, String> hostile =
                new HashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public java.util.Set<Entry<String, String>> entrySet() {
                        throw new AssertionError();
                    }
                };
        hostile.put("a", "b");
        assertThatCode(
                        () -> {
                            context.tags(hostile);
                            context.extras(hostile);
                        })
                .doesNotThrowAnyException();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void takesTagsOfAnyTypeByTheirText() {
        context.tags((Map) Map.of("number", 7));
        client.captureMessage("test");

        assertThat(server.event().getJsonObject("tags").getString("number")).isEqualTo("7");
    }

    @Test
    @Timeout(60)
    void forgetsTheContextsOfThreadsThatEndedHoweverManyThereWere() throws Exception {
        ContextStorage contexts = new ContextStorage(new OpenTelemetryTrace(null));
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Thread thread =
                    new Thread(
                            () -> {
                                contexts.get();
                                await(end);
                            });
            thread.start();
            threads.add(thread);
        }
        Awaitility.await().until(() -> contexts.size() == 500);
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();

        Awaitility.await()
                .until(
                        () -> {
                            System.gc();
                            contexts.forgetEnded();
                            return contexts.size() == 0;
                        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsTheLastEventWhenCleared() throws Exception {
        EventId id = client.captureMessage("on a thread");
        context.clear();
        assertThat(client.lastEventId()).isEqualTo(id);

        RequestContext request = control.begin(null);
        EventId another = client.captureMessage("in a request");
        context.clear();
        assertThat(client.lastEventId()).isEqualTo(another);
        request.detach();
    }

    @Test
    void keepsTheContextsOfThreadsThatLive() throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch ready = new CountDownLatch(100);
            List<Future<Map<String, String>>> seen = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String value = String.valueOf(i);
                seen.add(
                        threads.submit(
                                () -> {
                                    context.tag("n", value);
                                    ready.countDown();
                                    checked.await();
                                    return tags();
                                }));
            }
            ready.await();
            System.gc();
            checked.countDown();
            for (int i = 0; i < 100; i++) {
                assertThat(seen.get(i).get()).isEqualTo(Map.of("n", String.valueOf(i)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class CountingSource implements RequestSource {
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public HttpRequest request() {
            reads.incrementAndGet();
            return HttpRequest.of("GET", "/source");
        }

        @Override
        public User user() {
            reads.incrementAndGet();
            return User.of("source");
        }

        @Override
        public String transaction() {
            reads.incrementAndGet();
            return "GET /source";
        }
    }

    @Test
    void anEventOfWorkOnAnotherThreadIsOneOfItsRequest() throws Exception {
        RequestContext request = control.begin(null);
        Runnable work =
                context.wrap(
                        context.wrap(
                                (Runnable) () -> client.captureException(new RuntimeException())));

        onThePool(Executors.callable(work));

        assertThat(request.lastEventId()).hasToString(server.events().get(0).getString("event_id"));
        request.detach();
    }

    @Test
    void anEventOfWorkThatIsNoRequestIsNotOneOfTheThreadThatBeganIt() throws Exception {
        Runnable work = context.wrap((Runnable) () -> client.captureMessage("elsewhere"));

        onThePool(Executors.callable(work));

        assertThat(client.lastEventId()).isEqualTo(EventId.NONE);
    }
}
