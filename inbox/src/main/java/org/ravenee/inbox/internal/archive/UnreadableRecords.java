/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** Counts the records of a file that cannot be read, for one line in the log. */
final class UnreadableRecords {

    private static final System.Logger LOG = System.getLogger(FileArchive.class.getName());

    private int count;

    void count() {
        count++;
    }

    void log(Path file) {
        if (count > 0) {
            LOG.log(Level.WARNING, "{0} records of {1} cannot be read", count, file);
        }
    }
}
