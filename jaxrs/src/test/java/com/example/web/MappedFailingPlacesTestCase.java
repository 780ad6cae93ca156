/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adds failures that mappers of the application answer with 503. */
abstract class MappedFailingPlacesTestCase extends FailingPlacesTestCase {

    MappedFailingPlacesTestCase(Implementation implementation, Class<?>... beans) {
        super(implementation, beans);
    }

    static List<String> places() {
        return PLACES;
    }

    @ParameterizedTest
    @MethodSource("places")
    void areReportedOnceIfAMapperOfTheApplicationResponds(String place) throws Exception {
        HttpResponse<String> response = askFor(place, "503");

        assertThat(response.statusCode()).isEqualTo(503);
        isReported(response, place, "to be answered");
    }

    @Test
    void areReportedIfTheMappedResponseToALateFailureCannotBeWritten() throws Exception {
        assertThat(askFor("in/resumed-unwritable", "any").statusCode()).isEqualTo(500);

        await().until(() -> !server.events().isEmpty());
        assertThat(server.events())
                .singleElement()
                .satisfies(event -> belongsToRequest(event, "in/resumed-unwritable"));
    }
}
