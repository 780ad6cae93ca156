/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Breadcrumbs of SQL statements in a container: {@link
 * org.ravenee.persistence.HibernateBreadcrumbs} and {@link
 * org.ravenee.persistence.EclipseLinkBreadcrumbs} are named by a property of {@code
 * persistence.xml}, {@link org.ravenee.persistence.ObservedDataSource} by a {@code
 * DataSourceDefinition}. Each wraps a data source by {@link
 * org.ravenee.breadcrumbs.BreadcrumbDataSource}.
 *
 * <p>The classes are part of the extension, because they need the client of the current
 * application: persistence units and data sources exist before it, and are created by their class
 * names. A persistence provider loads its class where the property names it; without the provider
 * nothing refers to it.
 */
@NullMarked
package org.ravenee.persistence;

import org.jspecify.annotations.NullMarked;
