/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;
import org.ravenee.Options;

/** The application decides about its options itself. */
@Dependent
public class OwnOptions {

    @Produces
    @Dependent
    Options options() {
        return Options.builder()
                .dsn(ConfigProvider.getConfig().getValue("own.dsn", String.class))
                .environment("of its own")
                .build();
    }
}
