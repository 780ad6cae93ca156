/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;

/**
 * Variables of one call, to be shown with its frame: {@code event.data(FrameVariables.KEY, …)}.
 * They are added to the newest call of the method in the stack trace of the failure, or, where the
 * method is not part of that trace, in the trace of a wrapper around the failure. They are
 * converted, and scrubbed by their names.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @see EventBuilder#data
 */
public final class FrameVariables {

    /** The name for {@link EventBuilder#data}. */
    public static final String KEY = "frame_variables";

    private final String className;
    private final String methodName;
    private final Map<String, Object> values;

    private FrameVariables(String className, String methodName, Map<String, Object> values) {
        this.className = Objects.requireNonNull(className, "className");
        this.methodName = Objects.requireNonNull(methodName, "methodName");
        this.values =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(Objects.requireNonNull(values, "values")));
    }

    /**
     * Returns variables of a call.
     *
     * @param className the class that declares the method
     * @param methodName the method
     * @param values values by name, in an immutable map
     * @return an immutable value
     */
    public static FrameVariables of(
            String className, String methodName, Map<String, Object> values) {
        return new FrameVariables(className, methodName, values);
    }

    /** {@return the class that declares the method} */
    public String className() {
        return className;
    }

    /** {@return the method} */
    public String methodName() {
        return methodName;
    }

    /** {@return values by name, in an immutable map} */
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FrameVariables that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(className, methodName, values);
    }

    /** {@return the method and the names of the variables; no value} */
    @Override
    public String toString() {
        return "FrameVariables[" + className + "." + methodName + ", " + values.keySet() + "]";
    }
}
