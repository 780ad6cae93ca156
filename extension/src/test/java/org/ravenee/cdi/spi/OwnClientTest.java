/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Options;
import org.ravenee.User;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/** An application's own implementation of Client, whose context is its own, too. */
class OwnClientTest {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Options options =
            Options.builder()
                    .dsn("https://public@raven.invalid/1")
                    .inContainer(true)
                    .transport("sync")
                    .shutdownTimeout(Duration.ZERO)
                    .processors(
                            event -> {
                                events.add(event);
                                return null;
                            })
                    .build();
    private final Client client = Client.create(options);
    private final Reporter reporter = new Reporter(own(Client.class, client), options);

    @AfterEach
    void close() {
        client.close();
    }

    /** Implements an interface without being an instance of any class of the client. */
    private static <T> T own(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(
                        OwnClientTest.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                Object result = method.invoke(target, arguments);
                                return result instanceof Context context && type == Client.class
                                        ? own(Context.class, context)
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static final class Source implements RequestSource {

        @Override
        public HttpRequest request() {
            return HttpRequest.builder().method("POST").url("http://shop/checkout").build();
        }

        @Override
        public User user() {
            return User.of("bob");
        }

        @Override
        public @Nullable String transaction() {
            return "POST /checkout";
        }
    }

    @Test
    void reportsTheRequestOfAFailureThatALayerHasSeen() {
        RequestContext request = reporter.begin(new Source());
        reporter.contexts().context().tag("order", "7").breadcrumb("paid");
        reporter.report(new IllegalStateException("no stock"), "auto.test");
        request.detach();

        Event event = events.get(0);
        assertThat(event.request().method()).isEqualTo("POST");
        assertThat(event.user().id()).isEqualTo("bob");
        assertThat(event.transaction()).isEqualTo("POST /checkout");
        assertThat(event.tags()).containsEntry("order", "7");
        assertThat(event.breadcrumbs()).extracting(crumb -> crumb.message()).contains("paid");
        assertThat(event.contexts().get("trace").get("trace_id")).asString().hasSize(32);
    }

    @Test
    void requestsDoNotMix() {
        RequestContext first = reporter.begin(new Source());
        reporter.contexts().context().tag("order", "7");
        first.detach();
        RequestContext second = reporter.begin(null);
        reporter.report(new IllegalStateException("other"), "auto.test");
        second.detach();

        assertThat(events.get(0).request()).isNull();
        assertThat(events.get(0).tags()).doesNotContainKey("order");
        assertThat(reporter.request()).isNull();
    }

    @Test
    void theResponseCanShowTheEvent() {
        Options accepting = options.toBuilder().processors(new org.ravenee.Processor[0]).build();
        try (Client sending = Client.create(accepting)) {
            Reporter other = new Reporter(own(Client.class, sending), accepting);
            RequestContext request = other.begin(new Source());
            EventId id = other.report(new IllegalStateException("no stock"), "auto.test");
            request.detach();

            assertThat(request.lastEventId()).isEqualTo(id);
        }
    }
}
