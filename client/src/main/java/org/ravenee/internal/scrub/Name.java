/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Locale;

/**
 * A name that a value is given to.
 *
 * @param text the name, decoded
 * @param quoted whether it stood in quotes
 * @param listed whether it is one of several, as in {@code User{name=…, password=…}}
 * @param encoded whether what separates it from its value was encoded, and so is what follows
 */
record Name(String text, boolean quoted, boolean listed, boolean encoded) {

    /** Whether it is the header, or has the form, that is followed by a scheme and a credential. */
    boolean isAuthorization() {
        return text.toLowerCase(Locale.ROOT).contains("authoriz");
    }

    /** Names of programs and headers, unlike words: {@code auth-token}, {@code authToken}. */
    boolean isCompound() {
        if (text.indexOf('-') >= 0 || text.indexOf('_') >= 0) {
            return true;
        }
        return text.indexOf('.') < 0
                && Character.isLowerCase(text.charAt(0))
                && text.chars().anyMatch(Character::isUpperCase);
    }

    /** What follows the name of an exception is its message. */
    boolean isOfFailure() {
        return text.endsWith("Exception") || text.endsWith("Error");
    }
}
