/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.principals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jboss.as.arquillian.api.ServerSetupTask;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** A security domain for users that the application alone knows, as Jakarta Security needs it. */
final class SecurityDomain implements ServerSetupTask {

    static final String NAME = "shop";

    private static final ModelNode ADDRESS =
            Operations.createAddress("subsystem", "undertow", "application-security-domain", NAME);

    @Override
    public void setup(ManagementClient server, String container) throws IOException {
        ModelNode add = Operations.createAddOperation(ADDRESS);
        add.get("security-domain").set("ApplicationDomain");
        add.get("integrated-jaspi").set(false);
        execute(server, add);
    }

    @Override
    public void tearDown(ManagementClient server, String container) throws IOException {
        ModelNode remove = Operations.createRemoveOperation(ADDRESS);
        remove.get("operation-headers", "allow-resource-service-restart").set(true);
        execute(server, remove);
    }

    private static void execute(ManagementClient server, ModelNode operation) throws IOException {
        ModelNode result = server.getControllerClient().execute(operation);
        assertThat(Operations.isSuccessfulOutcome(result)).as("%s", result).isTrue();
    }
}
