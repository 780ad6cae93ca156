/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ServiceConfigurationError;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.logging.RavenHandler;
import org.ravenee.testkit.RecordingTransport;

/** Events from the log that an application in a container shares with the server. */
class ServerLogTest {

    private final RecordingTransport server = new RecordingTransport();

    private Client client() {
        return Client.create(
                Options.builder()
                        .dsn(RecordingTransport.DSN)
                        .transport(server)
                        .transport("sync")
                        .inContainer(true)
                        .loggingLevel(Level.SEVERE)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stderr",
                "stdout",
                "SystemErr",
                "SystemOut",
                "jakarta.enterprise.logging.stderr",
                "jakarta.enterprise.logging.stdout"
            })
    void aPrintedStackTraceIsNoEventForEachLine(String stream) {
        StringWriter printed = new StringWriter();
        new IllegalStateException("printed").printStackTrace(new PrintWriter(printed, true));
        Logger logger = Logger.getLogger(stream);
        try (Client client = client()) {
            printed.toString().lines().forEach(logger::severe);
            client.captureMessage("event");
        }

        assertThat(server.events()).singleElement().asString().doesNotContain("printed");
    }

    @Test
    void aRecordOfTheApplicationIsAnEvent() {
        try (Client client = client()) {
            Logger.getLogger("com.acme.cart").severe("no stock");
        }

        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aFilterThatFailsIsNotThrownAtTheApplication() {
        try (Client client = client()) {
            RavenHandler handler = new RavenHandler(client);
            handler.setErrorManager(new ErrorManager());
            handler.setFilter(
                    record -> {
                        throw new ServiceConfigurationError("torn service file");
                    });
            LogRecord record = new LogRecord(Level.SEVERE, "no stock");

            assertThatCode(() -> handler.publish(record)).doesNotThrowAnyException();
            assertThat(handler.isLoggable(record)).isFalse();
        }
    }
}
