/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A bean that processes events, and its place among the others. */
final class ProcessorBean {

    /** By {@code @Priority}, those without one last; by class name where priorities are equal. */
    static final Comparator<ProcessorBean> ORDER =
            Comparator.comparingInt((ProcessorBean processor) -> processor.priority)
                    .thenComparing(processor -> processor.bean.getBeanClass().getName());

    private final Bean<?> bean;
    private final int priority;

    ProcessorBean(Bean<?> bean, @Nullable Annotated declaration) {
        this.bean = bean;
        this.priority = priority(bean, declaration);
    }

    Bean<?> bean() {
        return bean;
    }

    private static int priority(Bean<?> bean, @Nullable Annotated declaration) {
        if (bean instanceof Prioritized prioritized) {
            return prioritized.getPriority();
        }
        Priority priority = declaration == null ? null : declaration.getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }
}
