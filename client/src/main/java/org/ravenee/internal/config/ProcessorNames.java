/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.processors.RemovePostDataProcessor;

/** Makes processors from the class names of {@code sentry.processors}. */
final class ProcessorNames {

    private static final String BUILT_IN = RemovePostDataProcessor.class.getPackageName() + ".";

    private ProcessorNames() {}

    static void apply(Options.Builder options, String[] names) {
        List<Processor> processors = new ArrayList<>();
        for (String name : names) {
            processors.add(create(name));
        }
        options.processors(processors.toArray(Processor[]::new));
    }

    private static Processor create(String name) {
        Class<?> type = load(name);
        if (type == null || !Processor.class.isAssignableFrom(type)) {
            throw Require.unusable(
                    "sentry.processors",
                    name,
                    "classes that implement " + Processor.class.getName());
        }
        try {
            return (Processor) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw Require.unusable(
                    "sentry.processors",
                    name,
                    "classes with a public constructor without parameters that does not fail");
        }
    }

    private static @Nullable Class<?> load(String name) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        for (String candidate : List.of(name, BUILT_IN + name)) {
            for (ClassLoader loader :
                    new ClassLoader[] {application, ProcessorNames.class.getClassLoader()}) {
                try {
                    return Class.forName(candidate, true, loader);
                } catch (ClassNotFoundException | LinkageError e) {
                    // the next place to look
                }
            }
        }
        return null;
    }
}
