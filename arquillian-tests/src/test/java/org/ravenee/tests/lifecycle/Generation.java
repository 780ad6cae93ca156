/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.ref.WeakReference;
import java.util.UUID;

/** Leaves a weak trace in the JVM, by which a test sees whether the application is alive. */
@WebListener
public class Generation implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        System.getProperties()
                .put(
                        "generation"
                                + event.getServletContext().getContextPath()
                                + "/"
                                + UUID.randomUUID(),
                        new WeakReference<>(getClass().getClassLoader()));
    }
}
