/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Work that only a server with batch and WebSocket does. */
@ServerTest
@Tag("full-server")
class FullServerIT {

    private static final String BATCHLET =
            """
            <job id="import" xmlns="https://jakarta.ee/xml/ns/jakartaee" version="2.0">
              <step id="load"><batchlet ref="importBatchlet"/></step>
            </job>
            """;
    private static final String PARTITIONS =
            """
            <job id="partitions" xmlns="https://jakarta.ee/xml/ns/jakartaee" version="2.0">
              <step id="load">
                <batchlet ref="importBatchlet"/>
                <partition><plan partitions="2" threads="2"/></partition>
              </step>
            </job>
            """;
    private static final String CHUNK =
            """
            <job id="chunk" xmlns="https://jakarta.ee/xml/ns/jakartaee" version="2.0">
              <step id="lines">
                <chunk item-count="10">
                  <reader ref="lineReader"/>
                  <processor ref="lineProcessor"/>
                  <writer ref="lineWriter"/>
                  <skippable-exception-classes>
                    <include class="java.lang.IllegalArgumentException"/>
                  </skippable-exception-classes>
                </chunk>
              </step>
            </job>
            """;
    private static final String LISTENER =
            """
            <job id="listener" xmlns="https://jakarta.ee/xml/ns/jakartaee" version="2.0">
              <listeners><listener ref="reportListener"/></listeners>
              <step id="fine"><batchlet ref="fineBatchlet"/></step>
            </job>
            """;

    private final Site site = Site.of("full");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("full")
                .withPackageOf(WorkServlet.class)
                .without(FullServerIT.class)
                .war()
                .addAsResource(new StringAsset(BATCHLET), "META-INF/batch-jobs/import.xml")
                .addAsResource(new StringAsset(PARTITIONS), "META-INF/batch-jobs/partitions.xml")
                .addAsResource(new StringAsset(CHUNK), "META-INF/batch-jobs/chunk.xml")
                .addAsResource(new StringAsset(LISTENER), "META-INF/batch-jobs/listener.xml");
    }

    @Test
    void reportsABatchletWithTheIdsOfItsExecution(Reports reports) {
        var execution = site.get("work/import").body();

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("torn file");
        assertThat(report.text("/transaction")).isEqualTo("job import / step load");
        assertThat(report.text("/extra/batch/job_execution_id")).isEqualTo(execution);
        assertThat(report.text("/extra/batch/step_execution_id")).isNotEmpty();
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void reportsEachPartitionThatFails(Reports reports) {
        site.get("work/partitions");

        assertThat(reports.next().text("/transaction")).isEqualTo("job partitions / step load");
        assertThat(reports.next().text("/transaction")).isEqualTo("job partitions / step load");
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void reportsWhatAChunkFailsWithAndNotWhatItSkips(Reports reports) {
        site.get("work/chunk");

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("worse line");
        assertThat(report.text("/transaction")).isEqualTo("job chunk / step lines");
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void reportsAListenerOfAJob(Reports reports) {
        site.get("work/listener");

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("no printer");
        assertThat(report.text("/transaction")).isEqualTo("job listener");
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void reportsTheInitialisationOfASingletonOnce(Reports reports) {
        site.get("work/cache");

        assertThat(reports.next().exceptionMessages()).contains("no data");
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void reportsAMethodOfAWebSocketEndpoint(Reports reports) {
        var uri = URI.create(site.url("chat").toString().replaceFirst("http", "ws"));
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {})
                .join()
                .sendText("hello", true)
                .join();

        var report = reports.next();
        assertThat(report.exceptionMessages()).containsExactly("hello");
        assertThat(report.text("/transaction")).isEqualTo("websocket ChatEndpoint.receive");
        assertThat(reports.from(site)).isEmpty();
    }
}
