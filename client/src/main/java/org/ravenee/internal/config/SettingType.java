/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

/**
 * What the values of a setting are. Constants and not an enumeration, as every start of an
 * application would wait for the classes of one.
 */
final class SettingType {

    static final String BOOLEAN = "boolean";
    static final String TEXT = "text";
    static final String ENVIRONMENT = "environment";
    static final String RELEASE = "release";
    static final String DIST = "dist";
    static final String INTEGER = "integer";
    static final String NUMBER = "number";
    static final String SIZE = "size";
    static final String DURATION = "duration";
    static final String LIST = "list";
    static final String CHOICE = "choice";
    static final String REQUEST_BODY_SIZE = "request body size";
    static final String LOG_LEVEL = "log level";
    static final String STATUS_RANGES = "status ranges";
    static final String PATH = "path";
    static final String PROXY = "proxy";
    static final String DSN = "dsn";
    static final String PROCESSORS = "processors";

    /** The key is followed by a name; the value is a map of names to texts. */
    static final String NAMED_TEXTS = "named texts";

    private SettingType() {}
}
