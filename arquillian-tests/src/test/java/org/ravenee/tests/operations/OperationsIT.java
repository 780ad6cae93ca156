/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Log lines, an MBean, flight recordings and readiness data show an application to operators. */
@ServerTest
class OperationsIT {

    private static final String OPERATED = "operated";
    private static final String OBSERVER = "observer";

    private static final String MANAGEMENT =
            "http://127.0.0.1:" + System.getProperty("server.management-port");

    private final Site site = Site.of(OPERATED);
    private final Site observer = Site.of(OBSERVER);

    @ArquillianResource private Deployer deployer;

    private ServerLog log;

    @Deployment(name = OPERATED, managed = false, testable = false)
    static WebArchive operated() {
        return Application.named(OPERATED)
                .manifest("shop", "2.0")
                .configured("sentry.environment", "staging")
                .with(FailingServlet.class, Shop.class)
                .war();
    }

    @Deployment(name = OBSERVER, testable = false)
    static WebArchive observer() {
        return Application.plain(OBSERVER).with(ManagementServlet.class).war();
    }

    @BeforeEach
    void deploy() {
        log = ServerLog.fromNowOn();
        deployer.deploy(OPERATED);
    }

    @AfterEach
    void undeploy() {
        deployer.undeploy(OPERATED);
    }

    @Test
    void theStartIsOneLine() {
        assertThat(log.linesWith("[org.ravenee"))
                .singleElement()
                .asString()
                .contains("INFO", "RAVEN-0040: Raven EE ", " reports to 127.0.0.1;")
                .contains("release: shop@2.0; environment: staging; integrations: ")
                .contains("cdi, concurrency, ejb, jaxrs, logging, microprofile-config,")
                .contains(", servlet");
    }

    @Test
    void anMBeanHasTheNumbersUntilTheApplicationEnds(Reports reports) {
        site.get("failing");
        assertThat(reports.onlyOneFrom(site).text("/sdk/integrations/0")).isEqualTo("cdi");

        assertThat(attribute("Delivered")).isEqualTo("2");
        assertThat(attribute("LastOutcome")).isEqualTo("DELIVERED");
        deployer.undeploy(OPERATED);
        assertThat(attribute("Delivered")).isEqualTo("none");
    }

    private String attribute(String attribute) {
        return observer.get(
                        "management?name=org.ravenee:type=Client,name=operated.war&attribute="
                                + attribute)
                .body();
    }

    @Test
    void aFlightRecordingHasCapturesAndRequests(Reports reports, @TempDir Path directory)
            throws Exception {
        var file = directory.resolve("raven.jfr");
        command("jfrStart", "name=raven");
        try {
            site.get("failing");
            reports.onlyOneFrom(site);
            command("jfrDump", "name=raven", "filename=" + file);
        } finally {
            command("jfrStop", "name=raven");
        }

        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().startsWith("org.ravenee."))
                .extracting(event -> event.getEventType().getName())
                .contains("org.ravenee.Capture", "org.ravenee.Send");
    }

    @Test
    void readinessHasTheNumbersAndIsUp() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(MANAGEMENT + "/health/ready")).build();
        var ready = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains("\"raven-ee\"", "\"queued\"", "\"delivered\"", "\"discarded\"")
                .contains("\"lastOutcome\"");
    }

    private void command(String name, String... arguments) {
        var path =
                "management?command=" + name + "&argument=" + String.join("&argument=", arguments);
        assertThat(observer.get(path).statusCode()).as(name).isEqualTo(200);
    }
}
