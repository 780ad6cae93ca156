/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.ear.shop.ShopServlet;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/**
 * An EAR with the Raven EE jars in {@code lib/}: each WAR reports with its own configuration and
 * its own client.
 */
@ServerTest
class SharedLibrariesIT {

    private static final String EAST = "shared-east";
    private static final String WEST = "shared-west";
    private static final String SILENT = "shared-silent";
    private static final String SERVLETS = "shared-servlets";

    private static final int EAST_PROJECT = 11;
    private static final int WEST_PROJECT = 22;
    private static final int SERVLETS_PROJECT = 33;

    private final Site east = Site.of(EAST);
    private final Site west = Site.of(WEST);
    private final Site silent = Site.of(SILENT);
    private final Site servlets = Site.of(SERVLETS);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ears.withSharedLibraries("shared.ear")
                .addAsModules(
                        shop(EAST).project(EAST_PROJECT).war(),
                        shop(WEST).project(WEST_PROJECT).manifest("west", "2.1").war(),
                        Ears.shop(SILENT).without("sentry.dsn").war(),
                        Application.ofEar(SERVLETS)
                                .project(SERVLETS_PROJECT)
                                .with(ShopServlet.class)
                                .war());
    }

    private static Application shop(String name) {
        return Ears.shop(name)
                .configured("sentry.environment", "of-" + name)
                .configured("sentry.logging.level", "SEVERE");
    }

    @ParameterizedTest
    @CsvSource({
        "api/shop/resource, thrown by the resource",
        "servlet, thrown by the servlet",
        "api/shop/bean, thrown by the captured bean",
        "api/shop/client, said through the injected client",
        "api/shop/library, thrown by the library",
        "api/shop/library-client, the library speaks",
        "api/shop/ejb, thrown by the EJB",
        "api/shop/log, logged by the resource",
        "api/shop/ejb-log, logged by the EJB",
        "api/shop/executor, said on another thread",
        "api/shop/common-pool, thrown by the captured bean",
        "api/shop/common-pool-client, said by the common pool",
    })
    void eachWarReportsOnceToItsOwnProject(String path, String text, Reports reports) {
        east.get(path);
        var fromEast = reports.onlyOneFrom(east);
        west.get(path);
        var fromWest = reports.onlyOneFrom(west);

        assertThat(textOf(fromEast)).isEqualTo(text);
        assertThat(fromEast.project()).isEqualTo("11");
        assertThat(fromEast.text("/environment")).isEqualTo("of-" + EAST);
        assertThat(textOf(fromWest)).isEqualTo(text);
        assertThat(fromWest.project()).isEqualTo("22");
        assertThat(fromWest.text("/environment")).isEqualTo("of-" + WEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource", "ejb", "library"})
    void theRequestIsThatOfTheWar(String path, Reports reports) {
        west.get("api/shop/" + path);

        var report = reports.onlyOneFrom(west);
        assertThat(report.text("/transaction")).isEqualTo("GET /api/shop/" + path);
        assertThat(report.text("/request/url")).endsWith("/" + WEST + "/api/shop/" + path);
    }

    @Test
    void aTaskHasTheRequestThatItWasSubmittedIn(Reports reports) {
        west.get("api/shop/executor");

        var report = reports.onlyOneFrom(west);
        assertThat(report.text("/transaction")).isEqualTo("task ShopResource");
        assertThat(report.text("/request/url")).endsWith("/" + WEST + "/api/shop/executor");
    }

    @Test
    void theAnswerNamesTheEvent(Reports reports) {
        var answer = east.get("api/shop/resource");

        assertThat(answer.headers().firstValue("X-Sentry-ID"))
                .hasValue(reports.onlyOneFrom(east).id());
    }

    @Test
    void theContextOfOneWarStaysThere(Reports reports) {
        east.get("api/shop/resource");
        var fromEast = reports.onlyOneFrom(east);
        west.get("api/shop/client");
        var fromWest = reports.onlyOneFrom(west);

        assertThat(fromEast.text("/tags/seen")).isEqualTo("here");
        assertThat(fromEast.breadcrumbs()).contains("on the way");
        assertThat(fromWest.text("/tags/seen")).isEmpty();
        assertThat(fromWest.breadcrumbs()).doesNotContain("on the way");
    }

    @Test
    void theContextIsCarriedToManagedExecutors(Reports reports) {
        east.get("api/shop/executor");

        assertThat(reports.onlyOneFrom(east).text("/tags/seen")).isEqualTo("here");
    }

    @Test
    void recordsOfTheLogAreBreadcrumbsOfTheirWar(Reports reports) {
        east.get("api/shop/log");

        assertThat(reports.onlyOneFrom(east).breadcrumbs()).contains("a breadcrumb of the log");
        west.get("api/shop/client");
        assertThat(reports.onlyOneFrom(west).breadcrumbs())
                .doesNotContain("a breadcrumb of the log");
    }

    @Test
    void theClassesOfTheWarAreInAppAndThoseOfALibraryAreNot(Reports reports) {
        east.get("api/shop/library");

        var report = reports.onlyOneFrom(east);
        assertThat(inApp(report, "org.ravenee.tests.ear.shop.ShopResource")).isEqualTo("true");
        assertThat(inApp(report, "org.ravenee.tests.ear.library.Catalog")).isEqualTo("false");
    }

    @Test
    void theReleaseIsThatOfTheManifestOfTheWar(Reports reports) {
        west.get("api/shop/resource");
        assertThat(reports.onlyOneFrom(west).text("/release")).isEqualTo("west@2.1");

        east.get("api/shop/resource");
        assertThat(reports.onlyOneFrom(east).text("/release")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource", "bean", "client", "library", "ejb", "log", "executor"})
    void aWarWithoutADsnReportsNothingAndItsNeighboursNothingOfIt(String path, Reports reports) {
        silent.get("api/shop/" + path);

        assertThat(silent.get("api/shop/dsn").body()).isEqualTo("none");
        assertThat(reports.from(east)).isEmpty();
        assertThat(reports.from(west)).isEmpty();
    }

    @Test
    void aWarOfServletsAloneReportsToItsOwnProject(Reports reports) {
        servlets.get("servlet");

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("thrown by the servlet");
        assertThat(report.project()).isEqualTo("33");
    }

    private static String textOf(Report report) {
        return report.exceptionMessages().isEmpty()
                ? report.message()
                : report.exceptionMessages().get(0);
    }

    private static String inApp(Report report, String type) {
        return report.elements("/exception/values/0/stacktrace/frames").stream()
                .filter(frame -> report.text(frame + "/module").equals(type))
                .map(frame -> report.text(frame + "/in_app"))
                .findFirst()
                .orElse("no such frame");
    }
}
