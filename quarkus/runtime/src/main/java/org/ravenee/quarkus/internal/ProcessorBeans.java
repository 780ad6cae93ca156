/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ravenee.Processor;

/**
 * The processors of events that are beans: by {@code @Priority}, those without one last, and by
 * class name where priorities are equal.
 */
final class ProcessorBeans {

    private static final Comparator<Instance.Handle<Processor>> ORDER =
            Comparator.<Instance.Handle<Processor>>comparingInt(ProcessorBeans::priority)
                    .thenComparing(handle -> handle.getBean().getBeanClass().getName());

    private ProcessorBeans() {}

    /** Returns the processors in the order in which they process an event. */
    static List<Processor> of(Instance<Processor> beans) {
        List<Instance.Handle<Processor>> handles = new ArrayList<>();
        beans.handles().forEach(handles::add);
        return handles.stream().sorted(ORDER).map(Instance.Handle::get).toList();
    }

    private static int priority(Instance.Handle<Processor> handle) {
        Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }
}
