/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.cdi.spi.Reporter;

class TaskResultTest {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Options options =
            Options.builder()
                    .dsn("https://public@raven.invalid/1")
                    .transport("sync")
                    .shutdownTimeout(Duration.ZERO)
                    .processors(
                            event -> {
                                events.add(event);
                                return null;
                            })
                    .build();
    private final Client client = Client.create(options);
    private final Reporter reporter = new Reporter(client, options);
    private final TaskResult result = new TaskResult();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aCallerDoesNotWaitForTheEventThatIsMadeOfTheFailure() {
        AskedMeanwhile failure = new AskedMeanwhile(result);

        result.failed(failure, reporter);
        reporter.stop();

        assertThat(failure.asked).isTrue();
        assertThat(events).isEmpty();
    }

    /** A caller asks for the result while the message of the failure is read. */
    private static final class AskedMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient TaskResult result;
        private boolean asked;

        AskedMeanwhile(TaskResult result) {
            this.result = result;
        }

        @Override
        public String getMessage() {
            if (!asked) {
                asked =
                        CompletableFuture.runAsync(result::asked)
                                .handle((done, thrown) -> thrown == null)
                                .completeOnTimeout(false, 20, TimeUnit.SECONDS)
                                .join();
            }
            return "no stock";
        }
    }
}
