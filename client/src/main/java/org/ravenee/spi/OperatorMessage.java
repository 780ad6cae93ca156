/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.Objects;

/**
 * A message for the operator. Each module has a class of its messages; the page {@code
 * docs/messages.md} lists all of them with cause and remedy. The number of a message that is no
 * longer used is not given to another one. Numbers from 1 are those of the client, from 1001 of the
 * extension, from 2001 of servlet, from 3001 of jaxrs, from 4001 of background, and from 5001 of
 * quarkus.
 *
 * @param number the number, unique in all modules: 1 to 9999
 * @param level the level of the line
 * @param text the text, with {@code {0}}, {@code {1}} and so on in the places of the parameters
 */
public record OperatorMessage(int number, System.Logger.Level level, String text) {

    /**
     * Checks the parts.
     *
     * @param number the number
     * @param level the level
     * @param text the text
     */
    public OperatorMessage {
        if (number < 1 || number > 9999) {
            throw new IllegalArgumentException("number " + number + " is not between 1 and 9999");
        }
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(text, "text");
    }

    /**
     * Creates a message of level DEBUG.
     *
     * @param number the number
     * @param text the text
     * @return the message
     */
    public static OperatorMessage debug(int number, String text) {
        return new OperatorMessage(number, System.Logger.Level.DEBUG, text);
    }

    /**
     * Creates a message of level INFO.
     *
     * @param number the number
     * @param text the text
     * @return the message
     */
    public static OperatorMessage info(int number, String text) {
        return new OperatorMessage(number, System.Logger.Level.INFO, text);
    }

    /**
     * Creates a message of level WARNING.
     *
     * @param number the number
     * @param text the text
     * @return the message
     */
    public static OperatorMessage warning(int number, String text) {
        return new OperatorMessage(number, System.Logger.Level.WARNING, text);
    }

    /**
     * Creates a message of level ERROR.
     *
     * @param number the number
     * @param text the text
     * @return the message
     */
    public static OperatorMessage error(int number, String text) {
        return new OperatorMessage(number, System.Logger.Level.ERROR, text);
    }

    /**
     * Returns the id, which begins the line in the log.
     *
     * @return the id, such as {@code RAVEN-0001}
     */
    public String id() {
        String digits = String.valueOf(10_000 + number);
        return "RAVEN-" + digits.substring(1);
    }
}
