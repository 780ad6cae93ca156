/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The Raven client for plain Java. */
module org.ravenee {
    requires transitive java.logging;
    requires transitive java.net.http;
    requires static jakarta.json;
    requires static jakarta.json.bind;
    requires static transitive java.sql;
    requires static jdk.jfr;
    requires static org.jspecify;

    exports org.ravenee;
    exports org.ravenee.breadcrumbs;
    exports org.ravenee.logging;
    exports org.ravenee.processors;
    exports org.ravenee.spi;
}
