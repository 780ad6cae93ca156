/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.cdi.spi.Reporter;

/** Exceptions of the application reach the log without secrets. */
class LogLinesTest {

    private static final String SECRET = "hunter2secret";

    private final Logger logger = Logger.getLogger("org.ravenee");
    private final boolean parents = logger.getUseParentHandlers();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    records.add(record);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private final Reporter reporter = new Recording().reporter();

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(parents);
        reporter.client().close();
    }

    private String trace() {
        assertThat(records).hasSize(1);
        StringWriter trace = new StringWriter();
        records.get(0).getThrown().printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    @Test
    void showUnmappedExceptionsWithClassMessageCallsAndCauses() {
        reporter.client().context().transaction("GET /login?password=" + SECRET + "\u001b[31m");
        new RavenExceptionMapper(reporter, (thrown, providers) -> null)
                .toResponse(
                        new IllegalStateException(
                                "cannot log in: password=" + SECRET + "\r\nSEVERE: forged",
                                new NumberFormatException("Authorization: Bearer " + SECRET)));

        LogRecord record = records.get(0);
        assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(record.getLoggerName()).isEqualTo("org.ravenee.jaxrs");
        assertThat(record.getMessage())
                .contains("GET /login", "no ExceptionMapper for IllegalStateException (event ")
                .doesNotContain(SECRET, "\u001b");
        assertThat(trace())
                .contains(
                        "java.lang.IllegalStateException: cannot log in: password=********",
                        "at org.ravenee.jaxrs.internal.LogLinesTest.showUnmappedExceptions",
                        "Caused by: java.lang.NumberFormatException: Authorization: ********")
                .doesNotContain(SECRET, "\nSEVERE");
    }

    @Test
    void tellAFailureOfRavenItselfOnceAndWithoutSecrets() {
        for (int i = 0; i < 2; i++) {
            reporter.guard(
                    () -> {
                        throw new IllegalStateException("token=" + SECRET + "\u001b[31m");
                    });
        }

        assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.WARNING);
        assertThat(trace())
                .contains("java.lang.IllegalStateException: token=********")
                .doesNotContain(SECRET, "\u001b");
    }
}
