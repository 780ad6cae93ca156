/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.persistence;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.breadcrumbs.BreadcrumbDataSource;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/** How statements of the current application are reported. Immutable. */
final class ApplicationStatements {

    /** Statements that take as long are events. */
    static final String SLOW_QUERY = "org.ravenee.slow-query";

    /** Whether statements that fail are events. */
    static final String FAILED_QUERIES = "org.ravenee.failed-queries";

    private final @Nullable Duration slow;
    private final boolean failed;

    /**
     * Reads the values of the two properties.
     *
     * @throws IllegalArgumentException if the duration is none
     */
    ApplicationStatements(@Nullable Object slow, @Nullable Object failed) {
        this.slow = slow == null || slow.toString().isBlank() ? null : duration(slow.toString());
        this.failed = failed != null && Boolean.parseBoolean(failed.toString().strip());
    }

    /** Wraps a data source; one that is wrapped already is returned as it is. */
    DataSource observe(DataSource source) {
        if (source instanceof BreadcrumbDataSource) {
            return source;
        }
        BreadcrumbDataSource observed =
                new BreadcrumbDataSource(source, ApplicationStatements::client);
        if (slow != null) {
            observed = observed.reportingSlowerThan(slow);
        }
        return failed ? observed.reportingFailures() : observed;
    }

    /** Looked up for each statement: data sources are older than clients, and may be shared. */
    private static @Nullable Client client() {
        return Reporters.current().map(Reporter::client).orElse(null);
    }

    private static Duration duration(String value) {
        String text = value.strip();
        boolean isNumber = Character.isDigit(text.charAt(text.length() - 1));
        try {
            return Duration.parse(
                    text.startsWith("P") ? text : "PT" + text + (isNumber ? "S" : ""));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    SLOW_QUERY
                            + " is \""
                            + value
                            + "\"; allowed are seconds (2, 0.5s) and ISO-8601 durations (PT2S)",
                    e);
        }
    }
}
