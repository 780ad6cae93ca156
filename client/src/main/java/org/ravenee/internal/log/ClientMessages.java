/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.log;

import org.ravenee.spi.OperatorMessage;

/** The messages of the client. */
public final class ClientMessages {

    public static final OperatorMessage NO_DSN =
            OperatorMessage.info(1, "No sentry.dsn: nothing is reported");

    public static final OperatorMessage DISABLED =
            OperatorMessage.info(2, "sentry.enabled is false: nothing is reported");

    public static final OperatorMessage SCRUBBING_IS_OFF =
            OperatorMessage.warning(
                    3,
                    "sentry.scrub is false: events are sent with the passwords, tokens and other"
                            + " secrets that are in them");

    public static final OperatorMessage KEY_SET_TWICE =
            OperatorMessage.warning(4, "{0} is ignored: {1} is set as well, to another value");

    public static final OperatorMessage MISSPELT_KEY =
            OperatorMessage.warning(5, "Unknown key {0} is ignored; did you mean {1}?");

    public static final OperatorMessage KEY_OF_OTHER_SDKS =
            OperatorMessage.warning(6, "{0} is a key of other Sentry SDKs and is ignored");

    public static final OperatorMessage UNKNOWN_KEY =
            OperatorMessage.warning(7, "Unknown key {0} is ignored");

    public static final OperatorMessage UNKNOWN_DSN_OPTION =
            OperatorMessage.warning(
                    8, "The option {0} of the DSN has no effect; known are timeout and ca_certs");

    public static final OperatorMessage CAPTURE_FAILED =
            OperatorMessage.warning(9, "Raven EE could not report something");

    public static final OperatorMessage UNREACHABLE =
            OperatorMessage.warning(
                    10,
                    "Events do not reach {0}: {1}. The application is not affected; nothing more"
                            + " is said until this changes");

    public static final OperatorMessage REACHED =
            OperatorMessage.info(11, "Events reach {0} again");

    public static final OperatorMessage RATE_LIMITED =
            OperatorMessage.warning(12, "{0} wants no events for {1} s");

    public static final OperatorMessage RATE_LIMIT_ENDED =
            OperatorMessage.info(13, "{0} takes events again");

    public static final OperatorMessage REJECTED =
            OperatorMessage.warning(14, "An event was dropped, as {0} refuses it: {1}");

    public static final OperatorMessage QUEUE_FULL =
            OperatorMessage.warning(
                    15, "Events are captured faster than {0} takes them: new ones are refused");

    public static final OperatorMessage QUEUE_EMPTY =
            OperatorMessage.info(
                    16, "{0} has taken all events that waited; {1} were refused meanwhile");

    public static final OperatorMessage PREPARATION_FAILED =
            OperatorMessage.warning(17, "An event was dropped, as it could not be prepared");

    public static final OperatorMessage CAPTURED_WHILE_PREPARING =
            OperatorMessage.warning(
                    18,
                    "An event was refused, as it was captured by a processor or exception while"
                            + " another one was being prepared");

    public static final OperatorMessage LOST_AT_CLOSE =
            OperatorMessage.warning(
                    19,
                    "Closed before {0} took all events: {1} are lost, {2} were being sent and may"
                            + " have arrived. Closing may take sentry.shutdown-timeout, which is"
                            + " {3} s");

    public static final OperatorMessage SPOOLED_AT_CLOSE =
            OperatorMessage.info(20, "Closed before {0} took all events: {1} are kept on disk");

    public static final OperatorMessage CAPTURED_AFTER_CLOSE =
            OperatorMessage.warning(
                    30,
                    "An event for {0} was captured after the client was closed and is not"
                            + " reported; further ones are only counted");

    public static final OperatorMessage SPOOL_FULL =
            OperatorMessage.warning(
                    21, "The spool for {0} is full: the oldest events give way to new ones");

    public static final OperatorMessage SPOOL_FAILED =
            OperatorMessage.warning(22, "The spool cannot be used, events wait in memory: {0}");

    public static final OperatorMessage SPOOL_WORKS =
            OperatorMessage.info(23, "The spool for {0} can be used again");

    public static final OperatorMessage SPOOL_WRITABLE_BY_OTHERS =
            OperatorMessage.warning(24, "Others may write to the directory of the spool, {0}");

    public static final OperatorMessage FILE_SET_ASIDE =
            OperatorMessage.warning(25, "A file in the spool is set aside as {0}: {1}");

    public static final OperatorMessage TOO_MANY_SET_ASIDE =
            OperatorMessage.warning(
                    26, "More files in the spool are no events than are kept to be looked at");

    public static final OperatorMessage FILE_NOT_REMOVED =
            OperatorMessage.warning(
                    27, "A file in the spool cannot be removed, its event may arrive again: {0}");

    public static final OperatorMessage SPOOL_ENTRY_IGNORED =
            OperatorMessage.warning(
                    28, "Something in the spool cannot be used and is left alone: {0}");

    public static final OperatorMessage CHECK_IN_REJECTED =
            OperatorMessage.warning(29, "A check-in was dropped, as {0} refuses it: {1}");

    public static final OperatorMessage STARTED =
            OperatorMessage.info(
                    40,
                    "Raven EE {0} reports to {1}; release: {2}; environment: {3}; integrations:"
                            + " {4}");

    public static final OperatorMessage DISABLED_WITH_DSN =
            OperatorMessage.warning(41, "sentry.enabled is false: nothing is reported to {0}");

    public static final OperatorMessage NOTHING_SAMPLED =
            OperatorMessage.warning(42, "sentry.sample-rate is 0: nothing is reported to {0}");

    public static final OperatorMessage DSN_NOT_READ =
            OperatorMessage.warning(
                    43,
                    "No sentry.dsn: nothing is reported. {0} has one, which is not read here, or is"
                            + " blank in another place");

    private ClientMessages() {}
}
