/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.ravenee.spi.OperatorMessage;

/** The messages of the extension. */
public final class ExtensionMessages {

    /** Something of Raven EE failed inside an automatic layer. */
    public static final OperatorMessage LAYER_FAILED =
            OperatorMessage.warning(1001, "Raven EE could not do its part");

    /** The application produces its own client and has beans of type Processor. */
    public static final OperatorMessage PROCESSORS_NOT_USED =
            OperatorMessage.warning(
                    1002,
                    "Beans of type Processor are not used, because the application produces its"
                            + " own Client");

    /** A module of an EAR reports. */
    public static final OperatorMessage MODULE_REPORTS =
            OperatorMessage.info(1003, "{0} reports with a client of its own");

    /** A module of an EAR does not report. */
    public static final OperatorMessage MODULE_IS_DISABLED =
            OperatorMessage.info(
                    1004, "{0} reports nothing: it has no sentry.dsn, or sentry.enabled is false");

    /** The configuration of an EAR is where nothing reads it. */
    public static final OperatorMessage EAR_CONFIGURATION_NOT_READ =
            OperatorMessage.warning(
                    1005,
                    "{0} of the EAR is not read, because it is not on the class path; put it"
                            + " into a jar in lib");

    /** A module of an EAR would see two beans of type Client. */
    public static final OperatorMessage EAR_CLIENT_NOT_INJECTED =
            OperatorMessage.warning(
                    1006,
                    "{0} cannot inject a Client, because another module of the EAR produces one;"
                            + " if that is not what you want, put the jars of Raven EE into each"
                            + " WEB-INF/lib");

    /** Interceptors of an EAR are enabled for all modules or for none. */
    public static final OperatorMessage EAR_CAPTURED_SETTING_IGNORED =
            OperatorMessage.warning(
                    1007,
                    "sentry.captured of {0} is ignored: the EAR has one for all modules; if that"
                            + " is not what you want, put the jars of Raven EE into each WEB-INF/lib");

    /** The application produces a client whose context cannot be bound to a request. */
    public static final OperatorMessage CLIENT_WITHOUT_REQUESTS =
            OperatorMessage.info(
                    1008,
                    "The Client {0} of the application has a context of its own: events that the"
                            + " application captures itself have no request data");

    /** The inbox for development is configured, and a DSN, too. */
    public static final OperatorMessage DEV_INBOX_HAS_DSN =
            OperatorMessage.info(
                    1009,
                    "sentry.dev-inbox is ignored: events go to the sentry.dsn that is configured");

    /** The inbox for development is configured in production. */
    public static final OperatorMessage DEV_INBOX_IN_PRODUCTION =
            OperatorMessage.warning(
                    1010, "sentry.dev-inbox is ignored: {0}, and the inbox is for development");

    /** The inbox for development is running. */
    public static final OperatorMessage DEV_INBOX_STARTED =
            OperatorMessage.info(1011, "The inbox shows the events of this application at {0}");

    /** The inbox for development is no part of the deployment. */
    public static final OperatorMessage DEV_INBOX_IS_MISSING =
            OperatorMessage.warning(
                    1012,
                    "sentry.dev-inbox is ignored: the application does not contain"
                            + " org.ravenee:raven-inbox");

    /** The inbox for development did not start. */
    public static final OperatorMessage DEV_INBOX_FAILED =
            OperatorMessage.warning(1013, "The inbox could not be started");

    /** A class with an annotation that has no effect. */
    public static final OperatorMessage CAPTURED_FINAL_CLASS =
            OperatorMessage.warning(
                    1014,
                    "{0} is final or sealed and cannot be intercepted: @Captured has no effect");

    /** Methods with an annotation that has no effect. */
    public static final OperatorMessage CAPTURED_FINAL_METHODS =
            OperatorMessage.warning(
                    1015,
                    "{0}: final methods cannot be intercepted, @Captured has no effect on {1}");

    /** Methods with an annotation that has no effect. */
    public static final OperatorMessage CAPTURED_PRIVATE_METHODS =
            OperatorMessage.warning(
                    1016,
                    "{0}: private and static methods cannot be intercepted, @Captured has no effect"
                            + " on {1}");

    /** Lifecycle methods of a class that a container refuses to bind. */
    public static final OperatorMessage CAPTURED_LIFECYCLE_NOT_BOUND =
            OperatorMessage.warning(
                    1017,
                    "{0} has final methods: @Captured has no effect on its constructor and"
                            + " lifecycle methods in this container");

    /** A persistence unit names Raven EE, and its connections do not come from a data source. */
    public static final OperatorMessage DATA_SOURCE_NOT_OBSERVED =
            OperatorMessage.warning(
                    1018,
                    "A persistence unit of {0} has no data source that can be wrapped: its"
                            + " statements leave no breadcrumbs");

    /** CDI is there, and the extension was not started. */
    public static final OperatorMessage CDI_NOT_ACTIVE =
            OperatorMessage.warning(
                    1030,
                    "CDI is not active in this application: @Captured, injection and background"
                            + " work are not reported");

    /** The configuration of a WAR is where nothing reads it. */
    public static final OperatorMessage WAR_CONFIGURATION_NOT_READ =
            OperatorMessage.warning(
                    1031,
                    "{0} of the WAR is not read, because it is not on the class path; move it to"
                            + " WEB-INF/classes/META-INF");

    /** The DSN is an expression of MicroProfile Config without a value. */
    public static final OperatorMessage DSN_NOT_RESOLVED =
            OperatorMessage.warning(
                    1032,
                    "sentry.dsn is not used, and nothing is reported: the expression {0} is not"
                            + " resolved; define the variable, or remove the key");

    private ExtensionMessages() {}
}
