/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package jakarta.faces;

/** Stands for the exception of that name, which is known by its name alone. */
public class FacesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FacesException(String message, Throwable cause) {
        super(message, cause);
    }
}
