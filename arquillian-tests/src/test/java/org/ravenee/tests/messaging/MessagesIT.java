/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Message-driven beans, on a server with messaging. */
@ServerTest
@Tag("full-server")
class MessagesIT {

    static final String DESCRIBED = "java:app/jms/described";

    /** WildFly gives up a message after as many deliveries. */
    private static final int DELIVERIES = 10;

    private static final String EJB_JAR =
            """
            <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <enterprise-beans>
                <message-driven>
                  <ejb-name>described</ejb-name>
                  <ejb-class>org.ravenee.tests.messaging.DescribedListener</ejb-class>
                  <messaging-type>jakarta.jms.MessageListener</messaging-type>
                  <activation-config>
                    <activation-config-property>
                      <activation-config-property-name>
                        destinationLookup
                      </activation-config-property-name>
                      <activation-config-property-value>
                        java:app/jms/described
                      </activation-config-property-value>
                    </activation-config-property>
                  </activation-config>
                </message-driven>
              </enterprise-beans>
            </ejb-jar>
            """;

    private final Site site = Site.of("messages");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("messages")
                .withPackageOf(MessagesServlet.class)
                .without(MessagesIT.class)
                .war()
                .addAsWebInfResource(new StringAsset(EJB_JAR), "ejb-jar.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "OrderListener, no customer",
        "CapturedListener, no invoice",
        "DescribedListener, no offer"
    })
    void reportsAPoisonMessageOnceWithoutItsBody(String listener, String failure, Reports reports) {
        deliver(listener, DELIVERIES);

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly(failure);
        assertThat(report.text("/transaction")).isEqualTo("message " + listener);
        assertThat(report.text("/extra/message/id")).startsWith("ID:");
        assertThat(report.text("/extra/message/destination")).isNotEmpty();
        assertThat(report.text("/extra/message/delivery_count")).isEqualTo("1");
        assertThat(report.json()).doesNotContain("s3cret");
    }

    @Test
    void reportsEachPoisonMessage(Reports reports) {
        deliver("OrderListener", DELIVERIES);
        deliver("OrderListener", DELIVERIES);

        assertThat(reports.from(site))
                .hasSize(2)
                .allSatisfy(
                        report ->
                                assertThat(report.exceptionMessages())
                                        .containsExactly("no customer"));
    }

    @Test
    void aMessageHasNoContextOfItsSender(Reports reports) {
        deliver("OrderListener", DELIVERIES);

        var report = reports.onlyOneFrom(site);
        assertThat(report.text("/user/id")).isEmpty();
        assertThat(report.text("/request")).isEmpty();
    }

    @Test
    void leavesAListenerThatCannotBeInterceptedAsItIs(Reports reports) {
        deliver("FinalListener", 1);

        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void callsInterceptorsOfTheApplicationOnce(Reports reports) {
        deliver("AuditedListener", 1);

        assertThat(reports.from(site)).isEmpty();
        assertThat(count("AuditedListener")).isEqualTo(1);
    }

    private void deliver(String listener, int times) {
        int before = count(listener);
        assertThat(site.get("messages/" + listener + "?send").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> count(listener) == before + times);
    }

    private int count(String listener) {
        return Integer.parseInt(site.get("messages/" + listener).body());
    }
}
