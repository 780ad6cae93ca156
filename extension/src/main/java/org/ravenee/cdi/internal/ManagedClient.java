/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.ravenee.Client;

/** Shows the statistics of a client in JMX. */
final class ManagedClient implements ClientMXBean {

    private final Client client;

    private ManagedClient(Client client) {
        this.client = client;
    }

    /**
     * Registers a client as {@code org.ravenee:type=Client,name=…}.
     *
     * @param name the application; another one of the same name gets a number
     * @return unregisters the client
     * @throws LinkageError if there is no JMX here
     */
    static AutoCloseable register(String name, Client client) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ManagedClient managed = new ManagedClient(client);
        for (int number = 1; ; number++) {
            ObjectName candidate = name(number == 1 ? name : name + " " + number);
            try {
                server.registerMBean(managed, candidate);
                return () -> server.unregisterMBean(candidate);
            } catch (InstanceAlreadyExistsException e) {
                // The next number is tried.
            }
        }
    }

    private static ObjectName name(String name) throws JMException {
        boolean plain = name.chars().noneMatch(c -> ",=:\"*?\n".indexOf(c) >= 0);
        return new ObjectName(
                "org.ravenee:type=Client,name=" + (plain ? name : ObjectName.quote(name)));
    }

    @Override
    public boolean isEnabled() {
        return client.isEnabled();
    }

    @Override
    public long getAccepted() {
        return client.stats().accepted();
    }

    @Override
    public long getDelivered() {
        return client.stats().delivered();
    }

    @Override
    public long getQueued() {
        return client.stats().queued();
    }

    @Override
    public long getSpooled() {
        return client.stats().spooled();
    }

    @Override
    public Map<String, Long> getDropped() {
        return client.stats().dropped();
    }

    @Override
    public Map<String, Long> getRefused() {
        return client.stats().refused();
    }

    @Override
    public String getLastOutcome() {
        return client.stats().lastOutcome().map(Enum::name).orElse("");
    }
}
