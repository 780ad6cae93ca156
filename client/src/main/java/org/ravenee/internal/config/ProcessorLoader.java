/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Processor;
import org.ravenee.internal.scrub.LogScrubber;
import org.ravenee.processors.RemovePostDataProcessor;

/** Makes processors from the class names of {@code sentry.processors}. */
final class ProcessorLoader {

    private static final String BUILT_IN = RemovePostDataProcessor.class.getPackageName();

    private ProcessorLoader() {}

    /**
     * Returns an object of each class, in the order of their names.
     *
     * @throws IllegalArgumentException with the reason if one of them cannot be used
     */
    static List<Processor> load(List<String> names) {
        List<Processor> processors = new ArrayList<>();
        for (String name : names) {
            processors.add(create(find(name)));
        }
        return List.copyOf(processors);
    }

    /** Looks into the application, then into Raven EE, then among the built-in processors. */
    private static Class<?> find(String name) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ClassLoader own = ProcessorLoader.class.getClassLoader();
        LinkageError broken = null;
        for (String candidate : List.of(name, BUILT_IN + "." + name)) {
            for (ClassLoader loader : new ClassLoader[] {application, own}) {
                try {
                    return Class.forName(candidate, false, loader);
                } catch (ClassNotFoundException e) {
                    // The next loader may have it.
                } catch (LinkageError e) {
                    broken = broken == null ? e : broken;
                }
            }
        }
        String shown = LogScrubber.usual().text(name);
        throw broken == null
                ? problem(
                        "no class "
                                + shown
                                + " is found in the application; built in are"
                                + " RemovePostDataProcessor, RemoveStackLocalsProcessor,"
                                + " SanitizeKeysProcessor, SanitizePasswordsProcessor",
                        null)
                : problem("class " + shown + " cannot be loaded: " + broken, broken);
    }

    private static Processor create(Class<?> type) {
        String name = "class " + type.getName();
        if (!Processor.class.isAssignableFrom(type)) {
            throw problem(name + " does not implement " + Processor.class.getName(), null);
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw problem(name + " is abstract", null);
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw problem(name + " is not public", null);
        }
        try {
            Constructor<?> constructor = type.getConstructor();
            return (Processor) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw problem(name + " has no public constructor without parameters", null);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getTargetException();
            throw problem(
                    name + ": its constructor failed with " + failure.getClass().getName(),
                    failure);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw problem(name + " cannot be used: " + e.getClass().getName(), e);
        }
    }

    private static IllegalArgumentException problem(String reason, @Nullable Throwable cause) {
        return new IllegalArgumentException(reason, cause);
    }
}
