/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptors;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jboss.weld.manager.api.WeldManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.cdi.Captured;

/** Listeners of Jakarta Messaging. */
class MessagesTest {

    @Test
    void reportsAPoisonMessageOnceWithItsHeaders() {
        try (Application application = Application.of(Orders.class)) {
            for (int delivery = 1; delivery <= 10; delivery++) {
                deliver(application, message("ID:1", delivery));
            }

            Event event = assertThat(application.events()).singleElement().actual();
            assertThat(event.transaction()).isEqualTo("message Orders");
            assertThat(event.extra().get("message"))
                    .isEqualTo(
                            Map.of(
                                    "id",
                                    "ID:1",
                                    "destination",
                                    "orders",
                                    "redelivered",
                                    false,
                                    "delivery_count",
                                    1));
            assertThat(event.toString()).doesNotContain("body of the message");
        }
    }

    @Test
    void reportsEachOfSeveralMessages() {
        try (Application application = Application.of(Orders.class)) {
            deliver(application, message("ID:1", 1));
            deliver(application, message("ID:2", 1));

            assertThat(application.events()).hasSize(2);
        }
    }

    @Test
    void reportsMessagesWithoutIdEachTime() {
        try (Application application = Application.of(Orders.class)) {
            deliver(application, message(null, 1));
            deliver(application, message(null, 1));

            assertThat(application.events()).hasSize(2);
        }
    }

    @Test
    void reportsAPoisonMessageOnceWhereTheListenerIsCaptured() {
        try (Application application = Application.of(CapturedOrders.class)) {
            for (int delivery = 1; delivery <= 10; delivery++) {
                deliver(application, CapturedOrders.class, message("ID:1", delivery));
            }

            assertThat(application.events())
                    .singleElement()
                    .returns("message CapturedOrders", Event::transaction);
        }
    }

    @Test
    void reportsAPoisonMessageOfAMessageDrivenBeanOnce() {
        try (Application application = Application.of(Letters.class)) {
            for (int delivery = 1; delivery <= 10; delivery++) {
                deliver(application, Letters.class, message("ID:1", delivery));
            }

            assertThat(application.events())
                    .singleElement()
                    .returns("message Letters", Event::transaction);
        }
    }

    @Test
    @Tag("weld")
    void reportsAPoisonMessageOnceWhereTheContainerCreatesTheMessageDrivenBean() {
        MessagingContainer container = new MessagingContainer();
        try (Application application = Application.with(container, Stock.class)) {
            Post listener = container.create();

            for (int delivery = 1; delivery <= 10; delivery++) {
                Message message = message("ID:1", delivery);
                assertThatThrownBy(() -> listener.onMessage(message))
                        .isInstanceOf(IllegalStateException.class);
            }

            assertThat(application.events())
                    .singleElement()
                    .returns("message Post", Event::transaction);
            assertThat(listener.calls).as("calls of the application's interceptor").isZero();
        }
    }

    @Test
    void reportsAPoisonMessageOnceWhereACapturedBeanFailsAndTheListenerWrapsIt() {
        try (Application application = Application.of(Invoices.class, Stock.class)) {
            for (int delivery = 1; delivery <= 10; delivery++) {
                deliver(application, Invoices.class, message("ID:1", delivery));
            }

            assertThat(application.events()).hasSize(1);
        }
    }

    @Test
    void reportsWhatTheListenerHandledInEachDeliveryBesideTheFailureOfTheMessage() {
        try (Application application = Application.of(Returns.class, Stock.class)) {
            deliver(application, Returns.class, message("ID:1", 1));
            deliver(application, Returns.class, message("ID:1", 2));

            assertThat(application.events())
                    .extracting(event -> event.exceptions().get(0).value())
                    .containsExactlyInAnyOrder("no stock", "no return", "no stock");
        }
    }

    @Test
    void reportsAHandledFailureOfARedeliveryThatSucceeds() {
        try (Application application = Application.of(Repairs.class, Stock.class)) {
            deliver(application, Repairs.class, message("ID:1", 1));
            assertThat(application.events()).hasSize(1);

            application.bean(Repairs.class).onMessage(message("ID:1", 2));

            assertThat(application.events())
                    .extracting(event -> event.exceptions().get(0).value())
                    .containsExactly("no repair", "no stock");
        }
    }

    private static void deliver(Application application, Message message) {
        deliver(application, Orders.class, message);
    }

    private static void deliver(
            Application application, Class<? extends MessageListener> listener, Message message) {
        assertThatThrownBy(() -> application.bean(listener).onMessage(message))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Message message(String id, int delivery) {
        Queue queue =
                (Queue)
                        Proxy.newProxyInstance(
                                Queue.class.getClassLoader(),
                                new Class<?>[] {Queue.class},
                                (proxy, method, args) -> "orders");
        return (Message)
                Proxy.newProxyInstance(
                        Message.class.getClassLoader(),
                        new Class<?>[] {TextMessage.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getJMSMessageID" -> id;
                                    case "getJMSDestination" -> queue;
                                    case "getJMSRedelivered" -> delivery > 1;
                                    case "getIntProperty" -> delivery;
                                    case "getJMSType" -> null;
                                    case "getText", "toString" -> "body of the message";
                                    default -> throw new UnsupportedOperationException();
                                });
    }

    @ApplicationScoped
    static class Orders implements MessageListener {
        @Override
        public void onMessage(Message message) {
            throw new IllegalStateException("no such order");
        }
    }

    @Captured
    @ApplicationScoped
    static class CapturedOrders implements MessageListener {
        @Override
        public void onMessage(Message message) {
            throw new IllegalStateException("no such order");
        }
    }

    @MessageDriven(name = "letters")
    @ApplicationScoped
    static class Letters implements MessageListener {
        @Override
        public void onMessage(Message message) {
            throw new IllegalStateException("no such letter");
        }
    }

    /** Creates message-driven beans as WildFly does, whose own interceptors call the instance. */
    private static final class MessagingContainer implements Extension {

        private WeldManager manager;
        private InjectionTarget<Post> target;

        void start(
                @Observes @Priority(Integer.MAX_VALUE) AfterDeploymentValidation event,
                BeanManager beans) {
            manager = (WeldManager) beans;
            AnnotatedType<Post> type = manager.createAnnotatedType(Post.class);
            target =
                    manager.fireProcessInjectionTarget(
                            type,
                            manager.createInjectionTargetBuilder(type)
                                    .setInterceptionEnabled(false)
                                    .setTargetClassLifecycleCallbacksEnabled(false)
                                    .setDecorationEnabled(false)
                                    .build());
        }

        Post create() {
            CreationalContext<Post> context = manager.createCreationalContext(null);
            Post listener = target.produce(context);
            target.inject(listener, context);
            return listener;
        }
    }

    @MessageDriven
    @Interceptors(Counting.class)
    static class Post implements MessageListener {

        @Inject Stock stock;

        int calls;

        @Override
        public void onMessage(Message message) {
            assertThat(stock).as("injected by the container").isNotNull();
            throw new IllegalStateException("no such letter");
        }
    }

    /** The container calls it, and CDI does not. */
    static class Counting {
        @AroundInvoke
        Object count(InvocationContext invocation) throws Exception {
            ((Post) invocation.getTarget()).calls++;
            return invocation.proceed();
        }
    }

    @ApplicationScoped
    static class Stock {
        @Captured
        public void take() {
            throw new IllegalArgumentException("no stock");
        }
    }

    @ApplicationScoped
    static class Invoices implements MessageListener {

        @Inject Stock stock;

        @Override
        public void onMessage(Message message) {
            try {
                stock.take();
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("no invoice", e);
            }
        }
    }

    @ApplicationScoped
    static class Returns implements MessageListener {

        @Inject Stock stock;

        @Override
        public void onMessage(Message message) {
            assertThatThrownBy(stock::take).isInstanceOf(IllegalArgumentException.class);
            throw new IllegalStateException("no return");
        }
    }

    @ApplicationScoped
    static class Repairs implements MessageListener {

        @Inject Stock stock;

        private boolean tried;

        @Override
        public void onMessage(Message message) {
            if (!tried) {
                tried = true;
                throw new IllegalStateException("no repair");
            }
            assertThatThrownBy(stock::take).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
