/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

/**
 * The type of the values of a setting. Numbers and not an enumeration: the compiler puts numbers
 * into the classes that use them, and each start of an application would wait for the classes of an
 * enumeration.
 */
final class SettingType {

    static final int BOOLEAN = 0;
    static final int TEXT = 1;
    static final int ENVIRONMENT = 2;
    static final int RELEASE = 3;
    static final int DIST = 4;
    static final int INTEGER = 5;
    static final int NUMBER = 6;
    static final int SIZE = 7;
    static final int DURATION = 8;
    static final int LIST = 9;
    static final int CHOICE = 10;
    static final int REQUEST_BODY_SIZE = 11;
    static final int LOG_LEVEL = 12;
    static final int STATUS_RANGES = 13;
    static final int PATH = 14;
    static final int PROXY = 15;
    static final int DSN = 16;
    static final int PROCESSORS = 17;

    /** The key is followed by a name; the value is a map of names to texts. */
    static final int NAMED_TEXTS = 18;

    static final int ADDRESS_RANGES = 19;
    static final int CLASS_NAMES = 20;
    static final int HOSTS = 21;

    private SettingType() {}
}
