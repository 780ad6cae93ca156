/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.data;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import javax.sql.DataSource;
import org.ravenee.Client;
import org.ravenee.breadcrumbs.BreadcrumbDataSource;

/** Wraps the data source of the server. */
@ApplicationScoped
public class Jdbc {

    @Resource(lookup = "java:jboss/datasources/ExampleDS")
    private DataSource container;

    @Produces
    @ApplicationScoped
    DataSource observed(Client client) {
        return new BreadcrumbDataSource(container, client)
                .reportingSlowerThan(Duration.ofSeconds(1))
                .reportingFailures();
    }
}
