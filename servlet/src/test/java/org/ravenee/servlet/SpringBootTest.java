/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.inbox.Inbox;
import org.ravenee.inbox.ReceivedEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class SpringBootTest {

    private final Inbox inbox = Inbox.start(0);

    @AfterEach
    void stop() {
        System.clearProperty("sentry.dsn");
        inbox.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        @Bean
        ServletRegistrationBean<HttpServlet> orders() {
            return new ServletRegistrationBean<>(new Orders(), "/orders");
        }
    }

    private static final class Orders extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("out of lamps");
        }
    }

    @Test
    void reportsWithNothingButTheJarAndADsn() throws Exception {
        System.setProperty("sentry.dsn", inbox.dsn());
        SpringApplication application = new SpringApplication(Shop.class);
        application.setRegisterShutdownHook(false);
        try (ServletWebServerApplicationContext running =
                (ServletWebServerApplicationContext)
                        application.run("--server.port=0", "--server.address=127.0.0.1")) {
            HttpResponse<String> response =
                    get("http://127.0.0.1:" + running.getWebServer().getPort() + "/orders");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(clientOf(running).flush(Duration.ofSeconds(30))).isTrue();
            ReceivedEvent event = inbox.takeEvent(Duration.ofSeconds(30));
            assertThat(inbox.events()).hasSize(1);
            assertThat(response.headers().firstValue("X-Sentry-ID")).hasValue(event.id());
            assertThat(event.string("/transaction")).isEqualTo("GET /orders");
        }
    }

    private static Client clientOf(ServletWebServerApplicationContext running) {
        return (Client) running.getServletContext().getAttribute(Client.class.getName());
    }

    private static HttpResponse<String> get(String uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }
}
