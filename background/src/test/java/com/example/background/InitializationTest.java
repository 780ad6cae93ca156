/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.junit.jupiter.api.Test;

/** Components that a servlet container creates by CDI and initialises itself. */
class InitializationTest {

    /** OpenWebBeans cannot intercept such components. */
    private static void assertReports(Application application, String transaction) {
        if (!application.container().getBeanManager().getClass().getName().contains(".weld.")) {
            assertThat(application.events()).isEmpty();
            return;
        }
        assertThat(application.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.transaction()).isEqualTo(transaction);
                            assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
                        });
    }

    @Test
    void reportsAServletThatCannotStart() {
        try (Application application = Application.of(Reports.class)) {
            Reports servlet = application.bean(Reports.class);

            assertThatThrownBy(() -> servlet.init((ServletConfig) null))
                    .isInstanceOf(ServletException.class)
                    .hasMessage("no database");

            assertReports(application, "startup Reports");
            assertThat(servlet.events).as("injected by the container").isNotNull();
        }
    }

    @Test
    void reportsAFilterThatCannotStart() {
        try (Application application = Application.of(Audit.class)) {
            Filter filter = application.bean(Audit.class);

            assertThatThrownBy(() -> filter.init(null)).isInstanceOf(IllegalStateException.class);

            assertReports(application, "startup Audit");
        }
    }

    @Test
    void reportsAContextListenerThatCannotStart() {
        try (Application application = Application.of(Migration.class)) {
            ServletContextListener listener = application.bean(Migration.class);

            assertThatThrownBy(() -> listener.contextInitialized(null))
                    .isInstanceOf(IllegalStateException.class);

            assertReports(application, "startup Migration");
        }
    }

    @Test
    void leavesOtherMethodsOfTheComponentsAlone() {
        try (Application application = Application.of(Reports.class)) {
            Reports servlet = application.bean(Reports.class);

            assertThatThrownBy(() -> servlet.service(null, null))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(application.events()).isEmpty();
        }
    }

    @Test
    void leavesFinalClassesToTheContainer() {
        try (Application application = Application.of(Sealed.class)) {
            Sealed servlet = application.bean(Sealed.class);

            assertThatThrownBy(() -> servlet.init((ServletConfig) null))
                    .isInstanceOf(ServletException.class);

            assertThat(application.events()).isEmpty();
        }
    }

    @Test
    void reportsNothingIfBackgroundWorkIsSwitchedOff() {
        try (Application application = Application.of(false, Reports.class)) {
            Reports servlet = application.bean(Reports.class);

            assertThatThrownBy(() -> servlet.init((ServletConfig) null))
                    .isInstanceOf(ServletException.class);

            assertThat(application.events()).isEmpty();
        }
    }

    @Dependent
    static class Reports extends GenericServlet {

        private static final long serialVersionUID = 1L;

        @Inject transient Event<String> events;

        @Override
        public void init() throws ServletException {
            throw new ServletException("no database");
        }

        @Override
        public void service(ServletRequest request, ServletResponse response) {
            throw new IllegalStateException("while it serves");
        }
    }

    @Dependent
    static final class Sealed extends GenericServlet {

        private static final long serialVersionUID = 1L;

        @Override
        public void init() throws ServletException {
            throw new ServletException("no database");
        }

        @Override
        public void service(ServletRequest request, ServletResponse response) {
            // never called
        }
    }

    @Dependent
    static class Audit implements Filter {

        @Override
        public void init(FilterConfig config) {
            throw new IllegalStateException("no disk");
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {
            // never called
        }
    }

    @Dependent
    static class Migration implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            throw new IllegalStateException("no schema");
        }
    }
}
