/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.failures;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An exception as applications have them: a class of its own, without methods of its own. */
final class OrderException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    OrderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
