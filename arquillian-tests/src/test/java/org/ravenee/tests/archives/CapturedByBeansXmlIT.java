/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.archives;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** With sentry.captured=beans.xml each archive enables the interceptors for itself. */
@ServerTest
class CapturedByBeansXmlIT {

    private static final String LISTED = "listed";
    private static final String UNLISTED = "unlisted";

    private final Site listed = Site.of(LISTED);
    private final Site unlisted = Site.of(UNLISTED);

    @Deployment(name = LISTED, testable = false)
    static WebArchive whoseBeansXmlListsTheInterceptor() {
        return application(LISTED)
                .beansXml(
                        """
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                            bean-discovery-mode="annotated">
                          <interceptors>
                            <class>%s</class>
                          </interceptors>
                        </beans>
                        """
                                .formatted(CapturedInterceptor.class.getName()))
                .war();
    }

    @Deployment(name = UNLISTED, testable = false)
    static WebArchive whoseBeansXmlListsNothing() {
        return application(UNLISTED).beansXml("").war();
    }

    @Test
    void aListedInterceptorCapturesOnce(Reports reports) {
        listed.get("api/archive/captured");

        assertThat(reports.onlyOneFrom(listed).exceptionMessages()).containsExactly("captured");
    }

    @Test
    void anUnlistedInterceptorCapturesNothing(Reports reports) {
        assertThat(unlisted.get("api/archive/captured").body()).isEqualTo("fine");

        assertThat(reports.from(unlisted)).isEmpty();
    }

    @Test
    void resourcesAreReportedEitherWay(Reports reports) {
        unlisted.get("api/archive/unmapped");

        assertThat(reports.onlyOneFrom(unlisted).exceptionMessages()).containsExactly("unmapped");
    }

    private static Application application(String name) {
        return Application.named(name)
                .configured("sentry.captured", "beans.xml")
                .with(ArchiveApplication.class, ArchiveResource.class, ArchiveBean.class);
    }
}
