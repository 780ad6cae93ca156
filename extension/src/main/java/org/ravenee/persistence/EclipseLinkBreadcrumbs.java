/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.persistence;

import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;

/**
 * Statements of EclipseLink leave breadcrumbs: a property of the persistence unit names this class.
 *
 * <pre>
 * {@code <property name="eclipselink.session-event-listener"
 *           value="org.ravenee.persistence.EclipseLinkBreadcrumbs"/>
 * <property name="org.ravenee.slow-query" value="2s"/>
 * <property name="org.ravenee.failed-queries" value="true"/>
 * }
 * </pre>
 *
 * The other two properties are optional: statements that take as long (seconds, or ISO-8601), and
 * statements that fail, are events. An unusable duration fails the deployment.
 *
 * <p>The listener wraps the data sources of the persistence unit before its first connection.
 * EclipseLink's other seams show less or replace something: events of queries have no text of the
 * statements and none of a batch; {@code eclipselink.profiler} and {@code
 * eclipselink.logging.logger} have one value, which an application may use itself. Persistence
 * units without a data source (a URL) are not observed: one WARNING.
 */
public final class EclipseLinkBreadcrumbs extends SessionEventAdapter {

    /** Called by EclipseLink. */
    public EclipseLinkBreadcrumbs() {}

    @Override
    public void preLogin(SessionEvent event) {
        Session session = event.getSession();
        ApplicationStatements statements =
                new ApplicationStatements(
                        session.getProperty(ApplicationStatements.SLOW_QUERY),
                        session.getProperty(ApplicationStatements.FAILED_QUERIES));
        try {
            boolean observed = false;
            for (Login login : logins(session)) {
                observed |= observe(login, statements);
            }
            if (!observed) {
                new OperatorLogger().log(ExtensionMessages.DATA_SOURCE_NOT_OBSERVED, "EclipseLink");
            }
        } catch (RuntimeException | LinkageError e) {
            new OperatorLogger()
                    .logThrown(ExtensionMessages.DATA_SOURCE_NOT_OBSERVED, e, "EclipseLink");
        }
    }

    /** Readers have a pool of their own where the unit has a data source without transactions. */
    private static Set<@Nullable Login> logins(Session session) {
        Set<@Nullable Login> logins = new LinkedHashSet<>();
        logins.add(session.getLogin());
        if (session instanceof ServerSession server) {
            for (ConnectionPool pool : server.getConnectionPools().values()) {
                logins.add(pool.getLogin());
            }
            ConnectionPool readers = server.getReadConnectionPool();
            logins.add(readers == null ? null : readers.getLogin());
        }
        return logins;
    }

    private static boolean observe(@Nullable Login login, ApplicationStatements statements) {
        if (login instanceof DatasourceLogin source
                && source.getConnector() instanceof JNDIConnector connector
                && connector.getDataSource() != null) {
            connector.setDataSource(statements.observe(connector.getDataSource()));
            return true;
        }
        return false;
    }
}
