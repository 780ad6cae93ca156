/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.archives;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** With each way of bean discovery the failures of an application are reported, each once. */
@ServerTest
class ArchivesIT {

    private static final String NONE = "no-beans-xml";
    private static final String EMPTY = "empty-beans-xml";
    private static final String ALL = "all-beans";

    @Deployment(name = NONE, testable = false)
    static WebArchive withoutBeansXml() {
        return application(NONE).manifest("depot", "2.1").war();
    }

    @Deployment(name = EMPTY, testable = false)
    static WebArchive withAnEmptyBeansXml() {
        return application(EMPTY).beansXml("").pom("warehouse", "3.2").war();
    }

    @Deployment(name = ALL, testable = false)
    static WebArchive withAllClassesAsBeans() {
        return application(ALL)
                .beansXml(
                        """
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                            bean-discovery-mode="all"/>
                        """)
                .war();
    }

    @ParameterizedTest
    @ValueSource(strings = {NONE, EMPTY, ALL})
    void anUnmappedExceptionIsReportedOnce(String name, Reports reports) {
        var site = Site.of(name);

        var answer = site.get("api/archive/unmapped");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reports.onlyOneFrom(site).exceptionMessages()).containsExactly("unmapped");
    }

    @ParameterizedTest
    @ValueSource(strings = {NONE, EMPTY, ALL})
    void aCapturedBeanIsReportedOnce(String name, Reports reports) {
        var site = Site.of(name);

        var answer = site.get("api/archive/captured");

        assertThat(answer.body()).isEqualTo("fine");
        assertThat(reports.onlyOneFrom(site).exceptionMessages()).containsExactly("captured");
    }

    @ParameterizedTest
    @ValueSource(strings = {NONE, EMPTY, ALL})
    void aResourceThatCannotBeInterceptedIsReportedAllTheSame(String name, Reports reports) {
        var site = Site.of(name);

        var answer = site.get("api/final");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reports.onlyOneFrom(site).exceptionMessages()).containsExactly("final");
    }

    @Test
    void theReleaseIsThatOfTheManifestOfTheArchive(Reports reports) {
        var site = Site.of(NONE);

        site.get("api/archive/captured");

        assertThat(reports.onlyOneFrom(site).text("/release")).isEqualTo("depot@2.1");
    }

    @Test
    void theReleaseOfAPlainMavenArchiveIsThatOfItsPom(Reports reports) {
        var site = Site.of(EMPTY);

        site.get("api/archive/captured");

        assertThat(reports.onlyOneFrom(site).text("/release")).isEqualTo("warehouse@3.2");
    }

    private static Application application(String name) {
        return Application.named(name)
                .with(ArchiveApplication.class, ArchiveResource.class, ArchiveBean.class)
                .with(FinalResource.class);
    }
}
