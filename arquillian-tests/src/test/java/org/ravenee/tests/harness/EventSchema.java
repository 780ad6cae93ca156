/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The JSON Schema of events, if the environment names a copy of it. */
final class EventSchema {

    private static final String WHERE = "RAVEN_EVENT_SCHEMA";

    private final Consumer<String> check;

    private EventSchema(Consumer<String> check) {
        this.check = check;
    }

    static EventSchema fromEnvironment() {
        var file = System.getenv(WHERE);
        if (file == null || file.isBlank()) {
            System.out.println(
                    "Events are not validated: " + WHERE + " does not name the event schema.");
            return new EventSchema(event -> {});
        }
        var schema = read(Path.of(file));
        return new EventSchema(
                event ->
                        assertThat(schema.validate(event, InputFormat.JSON))
                                .as("violations of the event schema by %s", event)
                                .isEmpty());
    }

    void validate(Report report) {
        check.accept(report.json());
    }

    /** To a validator, the 32 digits of an event id are no UUID; to every receiver they are. */
    private static SchemaValidatorsConfig withoutFormats() {
        return SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build();
    }

    private static JsonSchema read(Path file) {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V7)
                    .getSchema(Files.readString(file), InputFormat.JSON, withoutFormats());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
