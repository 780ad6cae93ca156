/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.data;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.ravenee.Client;
import org.ravenee.breadcrumbs.BreadcrumbDataSource;

/** Wraps the data source of the server. */
@ApplicationScoped
public class Jdbc {

    @Resource(lookup = "java:jboss/datasources/ExampleDS")
    private DataSource container;

    @Inject private Client client;

    @Produces
    @ApplicationScoped
    DataSource observed() {
        return new BreadcrumbDataSource(container, client).reportingFailures();
    }

    /** Returns a data source that reports every statement as a slow one. */
    DataSource reportingEveryStatement() {
        return new BreadcrumbDataSource(container, client).reportingSlowerThan(Duration.ZERO);
    }
}
