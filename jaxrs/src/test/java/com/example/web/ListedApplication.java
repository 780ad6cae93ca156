/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import jakarta.servlet.ServletConfig;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashSet;
import java.util.Set;

/** An application whose classes are listed by an initialization parameter of its servlet. */
public class ListedApplication extends Application {

    @Context private ServletConfig servlet;

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (String name : servlet.getInitParameter("listed").split(",")) {
            try {
                classes.add(Class.forName(name));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return classes;
    }
}
