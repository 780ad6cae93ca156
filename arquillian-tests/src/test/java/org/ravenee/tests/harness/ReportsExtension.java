/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test its {@link Reports}, and every test an empty inbox. */
final class ReportsExtension implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) {
        reports(context).forget();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Reports.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return reports(context);
    }

    private static Reports reports(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ReportsExtension.class))
                .getOrComputeIfAbsent(
                        Reports.class,
                        key -> new Reports(TestInbox.inbox(), EventSchema.fromEnvironment()),
                        Reports.class);
    }
}
