/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.principals;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.as.arquillian.api.ServerSetup;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** The user whom Jakarta Security or MicroProfile JWT has authenticated. */
@ServerTest
@ServerSetup(SecurityDomain.class)
class PrincipalsIT {

    private static final String SECURITY = "security";
    private static final String SECURITY_WITH_PII = "security-pii";
    private static final String JWT = "jwt";
    private static final String JWT_WITH_PII = "jwt-pii";
    private static final Tokens TOKENS = new Tokens();

    @Deployment(name = SECURITY, testable = false)
    static WebArchive security() {
        return security(Application.named(SECURITY));
    }

    @Deployment(name = SECURITY_WITH_PII, testable = false)
    static WebArchive securityWithPii() {
        return security(
                Application.named(SECURITY_WITH_PII).configured("sentry.send-default-pii", "true"));
    }

    @Deployment(name = JWT, testable = false)
    static WebArchive jwt() {
        return jwt(Application.named(JWT));
    }

    @Deployment(name = JWT_WITH_PII, testable = false)
    static WebArchive jwtWithPii() {
        return jwt(Application.named(JWT_WITH_PII).configured("sentry.send-default-pii", "true"));
    }

    private static WebArchive security(Application application) {
        return application
                .with(HeaderMechanism.class, SecuredApplication.class)
                .with(SecuredResource.class, SecuredServlet.class)
                .war()
                .addAsWebInfResource(domain(), "jboss-web.xml");
    }

    private static StringAsset domain() {
        return new StringAsset(
                "<jboss-web><security-domain>"
                        + SecurityDomain.NAME
                        + "</security-domain></jboss-web>");
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
        site.send(
                site.request(path)
                        .header("X-User", "ada")
                        .header("Authorization", "Bearer " + TOKENS.of("ada")));
        Report report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("caller is ada");
        return report;
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/secured/now", "api/secured/later", "secured"})
    void ofJakartaSecurityIsInTheEventIfPersonalDataIsAllowed(String path, Reports reports) {
        assertThat(reported(SECURITY_WITH_PII, path, reports).text("/user/username"))
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/secured/now", "api/secured/later", "secured"})
    void ofJakartaSecurityIsNotInTheEventByDefault(String path, Reports reports) {
        assertThat(reported(SECURITY, path, reports).text("/user")).isEmpty();
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
