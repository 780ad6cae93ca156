/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Failures of Faces are reported under the name of their view, whichever response Faces makes. */
@ServerTest
class FacesIT {

    private static final String ORDERS =
            """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
              <h:head/>
              <h:body>
                <h:form id="form">
                  <h:commandButton id="fail" action="#{orders.fail}" value="fail"/>
                  <h:commandButton id="report" action="#{orders.report}" value="report"/>
                </h:form>
              </h:body>
            </html>
            """;
    private static final String TOTAL =
            """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
              <h:body><h:outputText value="#{orders.total}"/></h:body>
            </html>
            """;
    private static final String FACES =
            """
            <faces-config xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <lifecycle>
                <phase-listener>org.ravenee.tests.faces.FailingPhaseListener</phase-listener>
              </lifecycle>
            </faces-config>
            """;

    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)\"");

    private final Site site = Site.of("faces");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("faces")
                .with(OrdersBean.class, FailingPhaseListener.class)
                .war()
                .addAsWebInfResource(new StringAsset(FACES), "faces-config.xml")
                .addAsWebResource(new StringAsset(ORDERS), "orders.xhtml")
                .addAsWebResource(new StringAsset(TOTAL), "total.xhtml");
    }

    private HttpResponse<String> press(String button, boolean ajax, boolean session) {
        var page = site.get("orders.xhtml");
        var state = STATE.matcher(page.body());
        assertThat(state.find()).as("view state in %s", page.body()).isTrue();
        String form =
                "form=form&form%3A"
                        + button
                        + "=press&jakarta.faces.ViewState="
                        + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8);
        if (ajax) {
            form +=
                    "&jakarta.faces.partial.ajax=true&jakarta.faces.partial.execute=%40all"
                            + "&jakarta.faces.behavior.event=action&jakarta.faces.partial.event=click"
                            + "&jakarta.faces.source=form%3A"
                            + button;
        }
        var request =
                site.request("orders.xhtml")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        if (ajax) {
            request.header("Faces-Request", "partial/ajax");
        }
        if (session) {
            request.header(
                    "Cookie",
                    page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0]);
        }
        return site.send(request);
    }

    @Test
    void anActionThatFailsIsReportedWithTheRealException(Reports reports) {
        var answer = press("fail", false, true);

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).startsWith("IllegalStateException");
        assertThat(report.exceptionMessages()).startsWith("in the action");
        assertThat(report.text("/transaction")).isEqualTo("POST /orders.xhtml");
        assertThat(report.text("/request/url")).endsWith("/faces/orders.xhtml");
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void anAjaxActionThatFailsIsReportedThoughItIsAnswered200(Reports reports) {
        var answer = press("fail", true, true);

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).startsWith("in the action");
        assertThat(report.text("/transaction")).isEqualTo("POST /orders.xhtml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<error>");
        assertThat(answer.headers().firstValue("X-Sentry-ID")).contains(report.id());
    }

    @Test
    void anExpiredViewIsReported(Reports reports) {
        press("fail", false, false);

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).contains("ViewExpiredException");
        assertThat(report.text("/transaction")).isEqualTo("POST /orders.xhtml");
    }

    @Test
    void aGetterThatFailsIsReportedWithTheRealException(Reports reports) {
        var answer = site.get("total.xhtml");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).startsWith("IllegalStateException");
        assertThat(report.exceptionMessages()).startsWith("in the getter");
        assertThat(report.text("/transaction")).isEqualTo("GET /total.xhtml");
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void aPhaseListenerThatFailsIsReported(Reports reports) {
        site.get("orders.xhtml?phase=render");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).startsWith("in the phase listener");
        assertThat(report.text("/transaction")).isEqualTo("GET /orders.xhtml");
    }

    @Test
    void anEventOfAnActionHasTheNameOfTheView(Reports reports) {
        press("report", false, true);

        var report = reports.onlyOneFrom(site);
        assertThat(report.message()).isEqualTo("by hand");
        assertThat(report.text("/transaction")).isEqualTo("POST /orders.xhtml");
    }
}
