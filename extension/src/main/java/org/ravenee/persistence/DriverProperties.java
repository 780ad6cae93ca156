/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.persistence;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a driver's data source, and the data source that has them. A property is set by
 * the method that JavaBeans name for it, in any case. Safe for use by several threads.
 */
final class DriverProperties {

    private final Map<String, Object> values = new LinkedHashMap<>();

    synchronized void set(String name, Object value) {
        values.put(name, value);
    }

    /** Sets properties that are written as {@code currentSchema=shop;sslMode=require}. */
    void setAll(String properties) {
        for (String property : properties.split(";")) {
            int equals = property.indexOf('=');
            if (equals > 0) {
                set(property.substring(0, equals).strip(), property.substring(equals + 1).strip());
            }
        }
    }

    /**
     * Creates the data source and sets its properties.
     *
     * @throws SQLException if the class is none of a data source, or lacks a property
     */
    synchronized DataSource create(String className) throws SQLException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? getClass().getClassLoader() : context;
        try {
            DataSource driver =
                    Class.forName(className, true, loader)
                            .asSubclass(DataSource.class)
                            .getConstructor()
                            .newInstance();
            for (Map.Entry<String, Object> property : values.entrySet()) {
                pass(driver, property.getKey(), property.getValue());
            }
            return driver;
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new SQLException("The data source " + className + " could not be created", e);
        }
    }

    private static void pass(DataSource driver, String name, Object value)
            throws ReflectiveOperationException {
        for (Method method : driver.getClass().getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (method.getName().equalsIgnoreCase("set" + name) && types.length == 1) {
                Object argument = argument(types[0], value);
                if (argument != null) {
                    method.invoke(driver, argument);
                    return;
                }
            }
        }
        throw new NoSuchMethodException(driver.getClass().getName() + " has no property " + name);
    }

    private static @Nullable Object argument(Class<?> type, Object value) {
        if (type == String.class) {
            return value.toString();
        }
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(value.toString());
        }
        return type == int.class || type == Integer.class
                ? Integer.valueOf(value.toString())
                : null;
    }
}
