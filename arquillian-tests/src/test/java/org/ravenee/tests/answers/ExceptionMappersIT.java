/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Exceptions are reported with each exception mapper that may make the response. */
@ServerTest
class ExceptionMappersIT {

    private static final String OWN = "own-catch-all";
    private static final String OFF = "mapper-off";
    private static final String STOCK = "stock";

    private final Site own = Site.of(OWN);
    private final Site off = Site.of(OFF);
    private final Site stock = Site.of(STOCK);

    @Deployment(name = OWN, testable = false)
    static WebArchive withItsOwnCatchAll() {
        return application(Application.named(OWN)).with(CatchAllMapper.class).war();
    }

    @Deployment(name = OFF, testable = false)
    static WebArchive withTheMapperSwitchedOff() {
        return application(Application.named(OFF))
                .configured("sentry.exception-mapper", "false")
                .war();
    }

    @Deployment(name = STOCK, testable = false)
    static WebArchive withoutRaven() {
        return application(Application.plain(STOCK)).war();
    }

    @Test
    void theApplicationsOwnCatchAllAnswersAndTheExceptionIsReported(Reports reports) {
        var answer = own.get("api/breaking");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("our own answer");
        assertThat(reports.onlyOneFrom(own).exceptionMessages()).containsExactly("broken");
    }

    @Test
    void anExceptionThatTheApplicationsOwnCatchAllMapsTo400IsNotReported(Reports reports) {
        var answer = own.get("api/breaking/teapot");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(reports.from(own)).isEmpty();
    }

    @Test
    void withTheMapperSwitchedOffTheServerAnswersAndTheExceptionIsReported(Reports reports) {
        var expected = stock.get("api/breaking");

        var answer = off.get("api/breaking");

        assertThat(answer.statusCode()).isEqualTo(expected.statusCode()).isEqualTo(500);
        assertThat(answer.headers().allValues("Content-Type"))
                .isEqualTo(expected.headers().allValues("Content-Type"));
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(reports.onlyOneFrom(off).exceptionMessages()).containsExactly("broken");
    }

    private static Application application(Application application) {
        return application.with(AnswersApplication.class, BreakingResource.class);
    }
}
