/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.principals;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** The user whom MicroProfile JWT has authenticated. */
@ServerTest
class PrincipalsIT {

    private static final String JWT = "jwt";
    private static final String JWT_WITH_PII = "jwt-pii";
    private static final Tokens TOKENS = new Tokens();

    @Deployment(name = JWT, testable = false)
    static WebArchive jwt() {
        return jwt(Application.named(JWT));
    }

    @Deployment(name = JWT_WITH_PII, testable = false)
    static WebArchive jwtWithPii() {
        return jwt(Application.named(JWT_WITH_PII).configured("sentry.send-default-pii", "true"));
    }

    private static WebArchive jwt(Application application) {
        return application
                .with(SecuredApplication.class, SecuredResource.class, SecuredServlet.class)
                .configured("mp.jwt.verify.publickey", TOKENS.publicKey())
                .configured("mp.jwt.verify.issuer", Tokens.ISSUER)
                .webXml(
                        """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <login-config>
                            <auth-method>MP-JWT</auth-method>
                            <realm-name>MP-JWT</realm-name>
                          </login-config>
                        </web-app>
                        """)
                .war();
    }

    private static Report reported(String application, String path, Reports reports) {
        Site site = Site.of(application);
        site.send(site.request(path).header("Authorization", "Bearer " + TOKENS.of("ada")));
        Report report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("caller is ada");
        return report;
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/secured/now", "api/secured/later", "secured"})
    void ofATokenIsInTheEventIfPersonalDataIsAllowed(String path, Reports reports) {
        Report report = reported(JWT_WITH_PII, path, reports);

        assertThat(report.text("/user/username")).isEqualTo("ada");
        assertThat(report.json()).doesNotContain(TOKENS.of("ada").split("\\.")[0] + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/secured/now", "api/secured/later", "secured"})
    void ofATokenIsNotInTheEventByDefault(String path, Reports reports) {
        assertThat(reported(JWT, path, reports).text("/user")).isEmpty();
    }
}
