/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.ear.library.LibraryStamp;
import org.ravenee.tests.ear.library.Stamps;
import org.ravenee.tests.ear.shop.WarStamp;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;
import org.ravenee.tests.injection.OwnOptions;

/**
 * An EAR with the Raven EE jars in {@code lib/}: options and processors of a WAR are for that WAR,
 * processors of a library for all.
 */
@ServerTest
class OwnBeansOfWarsIT {

    private static final String CONFIGURED = "beans-configured";
    private static final String PRODUCING = "beans-producing";

    private final Site configured = Site.of(CONFIGURED);
    private final Site producing = Site.of(PRODUCING);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ears.withSharedLibraries("beans.ear")
                .addAsLibraries(Ears.library("stamp.jar", LibraryStamp.class, Stamps.class))
                .addAsModules(
                        application(CONFIGURED).war(),
                        application(PRODUCING)
                                .with(OwnOptions.class, WarStamp.class)
                                .movingTheDsnTo("own.dsn")
                                .war());
    }

    private static Application application(String name) {
        return Ears.shop(name).project(name.equals(CONFIGURED) ? 11 : 22);
    }

    @Test
    void producedOptionsAreForTheWarThatProducesThem(Reports reports) {
        producing.get("api/shop/resource");
        var produced = reports.onlyOneFrom(producing);
        configured.get("api/shop/resource");
        var read = reports.onlyOneFrom(configured);

        assertThat(produced.project()).isEqualTo("22");
        assertThat(produced.text("/environment")).isEqualTo("of its own");
        assertThat(read.project()).isEqualTo("11");
        assertThat(read.text("/environment")).isNotEqualTo("of its own");
    }

    @Test
    void processorsOfAWarAreForThatWarAndThoseOfALibraryForAll(Reports reports) {
        producing.get("api/shop/client");
        assertThat(reports.onlyOneFrom(producing).text("/tags/stamps")).isEqualTo("library, war");

        configured.get("api/shop/client");
        assertThat(reports.onlyOneFrom(configured).text("/tags/stamps")).isEqualTo("library");
    }
}
