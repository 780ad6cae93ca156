/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.inbox.Inbox;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.logging.RavenHandler;

class WithoutCdiTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Inbox inbox = Inbox.start(0);
    private EmbeddedTomcat tomcat;

    @BeforeEach
    void create(@TempDir Path folder) {
        tomcat = new EmbeddedTomcat(folder);
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty("sentry.environment");
        tomcat.close();
        inbox.close();
    }

    /** Fails as its path says. */
    private static final class Failing extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
            if (first && request.getParameter("async") != null) {
                request.startAsync().dispatch(request.getServletPath());
            } else {
                throw new IllegalStateException("out of lamps");
            }
        }
    }

    private Map<String, String> configured() {
        return Map.of("sentry.dsn", inbox.dsn());
    }

    private static Client clientOf(Context context) {
        return (Client) context.getServletContext().getAttribute(Client.class.getName());
    }

    @Test
    void noCdiApiIsOnTheClassPathOfTheseTests() {
        assertThatThrownBy(() -> Class.forName("jakarta.enterprise.inject.spi.CDI"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void reportsAFailedRequestWithItsDataAndNamesTheEventInTheResponse() throws Exception {
        Context shop = tomcat.add("shop", configured(), Map.of("/orders", new Failing()));
        tomcat.start();

        HttpResponse<String> response = tomcat.get("/shop/orders?item=lamp");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(clientOf(shop).flush(LIMIT)).isTrue();
        ReceivedEvent event = inbox.takeEvent(LIMIT);
        assertThat(response.headers().firstValue("X-Sentry-ID")).hasValue(event.id());
        assertThat(event.string("/exception/values/0/value")).isEqualTo("out of lamps");
        assertThat(event.string("/request/query_string")).isEqualTo("item=lamp");
        assertThat(event.string("/transaction")).isEqualTo("GET /orders");
        assertThat(event.string("/contexts/server/name")).isEqualTo("Apache Tomcat");
        assertThat(event.string("/contexts/server/version")).matches("\\d+\\.\\d.*");
        assertThat(event.string("/contexts/server/deployment")).isEqualTo("/shop");
    }

    @Test
    void reportsAFailureOfAnAsynchronousDispatchOnce() throws Exception {
        Context shop = tomcat.add("shop", configured(), Map.of("/orders", new Failing()));
        tomcat.start();

        tomcat.get("/shop/orders?async=true");

        assertThat(clientOf(shop).flush(LIMIT)).isTrue();
        assertThat(inbox.events()).hasSize(1);
    }

    @Test
    void systemPropertyWinsOverTheFile() throws Exception {
        System.setProperty("sentry.environment", "staging");
        Map<String, String> file =
                Map.of("sentry.dsn", inbox.dsn(), "sentry.environment", "production");
        Context shop = tomcat.add("shop", file, Map.of("/orders", new Failing()));
        tomcat.start();

        tomcat.get("/shop/orders");

        assertThat(clientOf(shop).flush(LIMIT)).isTrue();
        assertThat(inbox.takeEvent(LIMIT).string("/environment")).isEqualTo("staging");
    }

    @Test
    void applicationsThatShareTheJarsHaveTheirOwnClients() throws Exception {
        try (Inbox other = Inbox.start(0)) {
            Context shop = tomcat.add("shop", configured(), Map.of("/orders", new Failing()));
            Map<String, String> ofOffice = Map.of("sentry.dsn", other.dsn());
            Context office = tomcat.add("office", ofOffice, Map.of("/files", new Failing()));
            tomcat.start();

            tomcat.get("/office/files");

            assertThat(clientOf(office).flush(LIMIT)).isTrue();
            assertThat(clientOf(shop).flush(LIMIT)).isTrue();
            assertThat(other.events()).hasSize(1);
            assertThat(inbox.events()).isEmpty();
        }
    }

    @Test
    void handlerOfTheClientReportsLogRecordsWithTheirRequest() throws Exception {
        Context shop =
                tomcat.add(
                        "shop",
                        configured(),
                        Map.of(
                                "/log",
                                new HttpServlet() {
                                    @Override
                                    protected void doGet(
                                            HttpServletRequest request,
                                            HttpServletResponse response) {
                                        Logger logger = Logger.getAnonymousLogger();
                                        logger.setUseParentHandlers(false);
                                        logger.addHandler(
                                                new RavenHandler(
                                                        (Client)
                                                                getServletContext()
                                                                        .getAttribute(
                                                                                Client.class
                                                                                        .getName())));
                                        logger.severe("out of lamps");
                                    }
                                }));
        tomcat.start();

        tomcat.get("/shop/log");

        assertThat(clientOf(shop).flush(LIMIT)).isTrue();
        ReceivedEvent event = inbox.takeEvent(LIMIT);
        assertThat(event.string("/request/url")).endsWith("/shop/log");
    }

    @Test
    void closesTheClientWithTheApplication() throws Exception {
        Context shop = tomcat.add("shop", configured(), Map.of("/orders", new Failing()));
        tomcat.start();
        Client client = clientOf(shop);
        assertThat(client.isEnabled()).isTrue();

        shop.stop();

        assertThat(client.captureMessage("too late").isPresent()).isFalse();
        assertThat(clientOf(shop)).isNull();
    }

    @Test
    void unusableConfigurationFailsTheStartOfTheApplication() throws Exception {
        Map<String, String> file = Map.of("sentry.sample-rate", "often");
        Context shop = tomcat.add("shop", file, Map.of("/orders", new Failing()));

        tomcat.start();

        assertThat(shop.getState()).isNotEqualTo(LifecycleState.STARTED);
    }

    @Test
    void applicationWithoutADsnRespondsAsBefore() throws Exception {
        tomcat.add("shop", Map.of(), Map.of("/orders", new Failing()));
        tomcat.start();

        HttpResponse<String> response = tomcat.get("/shop/orders");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("X-Sentry-ID")).isEmpty();
    }
}
