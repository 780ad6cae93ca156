/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal.spring;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Adds the filter to a Spring Boot application that has the servlet stack. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RavenAutoConfiguration {

    /** Creates the configuration; called by Spring. */
    public RavenAutoConfiguration() {}

    @Bean
    FilterRegistrar ravenFilterRegistrar(BeanFactory beans) {
        return new FilterRegistrar(beans);
    }
}
