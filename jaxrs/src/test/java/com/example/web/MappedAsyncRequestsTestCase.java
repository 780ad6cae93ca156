/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adds failures that only mappers of the application answer, or nothing. */
abstract class MappedAsyncRequestsTestCase extends AsyncRequestsTestCase {

    MappedAsyncRequestsTestCase(Implementation implementation, Class<?>... beans) {
        super(implementation, beans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "time-out-handler", "stage", "minimal-stage", "own-stage"})
    void reportsALateFailureWithItsRequest(String way) throws Exception {
        HttpResponse<String> answer = server.get("api/later/7/" + way + "/503?a=1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("mapped");
        isReported(answer, way + "/{status}", "to be answered with 503");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void reportsFailuresOfVirtualThreads() throws Exception {
        HttpResponse<String> answer = server.get("api/later/7/virtual/503?a=1");

        assertThat(answer.statusCode()).isEqualTo(503);
        isReported(answer, "virtual/{status}", "to be answered with 503");
    }

    @Test
    void reportsAFailureBetweenServerSentEvents() {
        isReportedAsBroken("events");
    }
}
