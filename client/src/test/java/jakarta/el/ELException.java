/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package jakarta.el;

/** Stands for the exception of that name, which is known by its name alone. */
public class ELException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ELException(String message, Throwable cause) {
        super(message, cause);
    }
}
