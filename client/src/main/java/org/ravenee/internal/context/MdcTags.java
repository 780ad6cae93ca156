/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads tags from the mapped diagnostic context (MDC) of the calling thread. The logging APIs that
 * the application can see are looked up when the first event is captured. A key has the value of
 * the first API that knows one.
 */
public final class MdcTags {

    private static final List<String> APIS =
            List.of(
                    "org.slf4j.MDC",
                    "org.apache.logging.log4j.ThreadContext",
                    "org.jboss.logging.MDC",
                    "org.jboss.logmanager.MDC");

    private final List<String> keys;
    private final @Nullable ClassLoader loader;
    private @Nullable List<Method> getters;

    /**
     * Creates tags for keys.
     *
     * @param keys the keys, which are the names of the tags
     * @param loader the class loader of the application
     */
    public MdcTags(List<String> keys, @Nullable ClassLoader loader) {
        this.keys = keys;
        this.loader = loader;
    }

    /** Returns data with the tags of the calling thread, where it has none of the same name. */
    ContextData addTo(ContextData data) {
        if (keys.isEmpty()) {
            return data;
        }
        ContextData mdc = new ContextData(ContextData.EMPTY);
        for (String key : keys) {
            String value = InputLimits.tag(value(key));
            if (value != null) {
                mdc.addTag(key, value);
            }
        }
        return data.over(mdc);
    }

    private @Nullable String value(String key) {
        for (Method getter : getters()) {
            try {
                Object value = getter.invoke(null, key);
                if (value != null) {
                    return value.toString();
                }
            } catch (Throwable e) {
                // The API has no implementation, or the value fails: the next API may know one.
            }
        }
        return null;
    }

    private synchronized List<Method> getters() {
        if (getters == null) {
            getters = new ArrayList<>();
            for (String api : APIS) {
                try {
                    getters.add(Class.forName(api, false, loader).getMethod("get", String.class));
                } catch (ReflectiveOperationException | LinkageError e) {
                    // The application does not see this API.
                }
            }
        }
        return getters;
    }
}
