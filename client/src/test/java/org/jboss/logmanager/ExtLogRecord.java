/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jboss.logmanager;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Stands in for the records of a server's log manager: the methods that are asked for. */
public class ExtLogRecord extends LogRecord {

    @java.io.Serial private static final long serialVersionUID = 1L;

    private final String style;
    private final transient Map<String, String> mdc;

    public ExtLogRecord(Level level, String message, String style, Map<String, String> mdc) {
        super(level, message);
        this.style = style;
        this.mdc = mdc;
    }

    public Object getFormatStyle() {
        return style;
    }

    public Map<String, String> getMdcCopy() {
        return mdc;
    }
}
