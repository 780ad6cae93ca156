/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The lines of Raven EE while an application starts. */
@QuarkusTest
@WithTestResource(StartLinesTest.Lines.class)
class StartLinesTest {

    List<String> warnings;
    List<String> lines;

    @Test
    void anApplicationThatReportsStartsWithoutAWarning() {
        assertThat(lines).anyMatch(line -> line.contains("RAVEN-0040"));
        assertThat(warnings).isEmpty();
    }

    /** Listens before the application starts. */
    public static final class Lines implements QuarkusTestResourceLifecycleManager {

        private final Logger logger = Logger.getLogger("org.ravenee");
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<String> warnings = new CopyOnWriteArrayList<>();
        private final Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        lines.add(record.getMessage());
                        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                            warnings.add(record.getMessage());
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };

        @Override
        public Map<String, String> start() {
            logger.addHandler(handler);
            return Map.of();
        }

        @Override
        public void inject(Object test) {
            ((StartLinesTest) test).lines = lines;
            ((StartLinesTest) test).warnings = warnings;
        }

        @Override
        public void stop() {
            logger.removeHandler(handler);
        }
    }
}
