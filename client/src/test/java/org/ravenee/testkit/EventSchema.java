/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds events to the JSON Schema that RAVEN_EVENT_SCHEMA names; without it, to nothing. */
final class EventSchema {

    private static final String FILE = System.getenv("RAVEN_EVENT_SCHEMA");

    private EventSchema() {}

    static void check(List<String> payloads) {
        if (FILE == null || FILE.isBlank() || payloads.isEmpty()) {
            return;
        }
        try {
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(
                                    Files.readString(Path.of(FILE)),
                                    SchemaValidatorsConfig.builder()
                                            .formatAssertionsEnabled(false)
                                            .build());
            ObjectMapper mapper = new ObjectMapper();
            // Hundreds of the same kind say no more than one of them.
            for (String payload : payloads.subList(0, Math.min(20, payloads.size()))) {
                assertThat(schema.validate(mapper.readTree(payload))).as(payload).isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
