/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal.spring;

import jakarta.servlet.ServletContext;
import java.util.List;
import org.ravenee.servlet.internal.RavenInitializer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;

/**
 * Registers the filter before all others. Embedded servers call no {@link
 * jakarta.servlet.ServletContainerInitializer}.
 */
final class FilterRegistrar implements ServletContextInitializer, Ordered {

    private final BeanFactory beans;

    FilterRegistrar(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void onStartup(ServletContext context) {
        new RavenInitializer().register(context, packages());
    }

    /** The packages that Spring Boot scans are those of the application. */
    private List<String> packages() {
        return AutoConfigurationPackages.has(beans)
                ? AutoConfigurationPackages.get(beans)
                : List.of();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
