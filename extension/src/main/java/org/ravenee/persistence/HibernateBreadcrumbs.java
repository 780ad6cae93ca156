/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.persistence;

import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;

/**
 * Statements of Hibernate ORM leave breadcrumbs: a property of the persistence unit names this
 * class.
 *
 * <pre>
 * {@code <property name="hibernate.session_factory_observer"
 *           value="org.ravenee.persistence.HibernateBreadcrumbs"/>
 * <property name="org.ravenee.slow-query" value="2s"/>
 * <property name="org.ravenee.failed-queries" value="true"/>
 * }
 * </pre>
 *
 * The other two properties are optional: statements that take as long (seconds, or ISO-8601), and
 * statements that fail, are events. An unusable duration fails the deployment.
 *
 * <p>The observer wraps the data source of the persistence unit. Hibernate's other seams show a
 * part only: a {@code StatementInspector} gets the text, but no duration and no failure; a {@code
 * SessionEventListener} gets the durations without the text; {@code
 * hibernate.connection.provider_class} is ignored where the container provides the data source.
 * Persistence units without a data source (a URL, several tenants) are not observed: one WARNING.
 */
public final class HibernateBreadcrumbs implements SessionFactoryObserver {

    private static final long serialVersionUID = 1;

    /** Called by Hibernate. */
    public HibernateBreadcrumbs() {}

    @Override
    public void sessionFactoryCreated(SessionFactory factory) {
        ApplicationStatements statements =
                new ApplicationStatements(
                        factory.getProperties().get(ApplicationStatements.SLOW_QUERY),
                        factory.getProperties().get(ApplicationStatements.FAILED_QUERIES));
        try {
            ConnectionProvider connections =
                    factory.unwrap(SessionFactoryImplementor.class)
                            .getServiceRegistry()
                            .getService(ConnectionProvider.class);
            observe(connections, statements);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            new OperatorLogger()
                    .logThrown(ExtensionMessages.DATA_SOURCE_NOT_OBSERVED, e, "Hibernate");
        }
    }

    /** Versions of Hibernate differ in the class of the provider, and not in its property. */
    private static void observe(Object connections, ApplicationStatements statements)
            throws ReflectiveOperationException {
        Class<?> type = connections.getClass();
        DataSource source = (DataSource) type.getMethod("getDataSource").invoke(connections);
        type.getMethod("setDataSource", DataSource.class)
                .invoke(connections, statements.observe(source));
    }
}
