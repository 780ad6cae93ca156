/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads exceptions of JDBC. The only class here that refers to them: its module is not part of
 * every runtime.
 */
final class SqlExceptions {

    private SqlExceptions() {}

    static @Nullable Throwable next(Throwable throwable) {
        return ((SQLException) throwable).getNextException();
    }
}
