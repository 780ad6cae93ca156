/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.values.OwnThread;

/**
 * Finds the name of this host. The network is asked last, once, and never on a thread of the
 * application. Events have no host name until it has responded.
 */
final class HostName implements Runnable {

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private final Supplier<@Nullable String> system;
    private final Supplier<@Nullable String> network;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable String name;

    HostName() {
        this(HostName::ofSystem, HostName::ofNetwork);
    }

    HostName(Supplier<@Nullable String> system, Supplier<@Nullable String> network) {
        this.system = system;
        this.network = network;
    }

    @Nullable String get() {
        if (asked.compareAndSet(false, true)) {
            name = system.get();
            if (name == null) {
                if (OwnThread.isCurrent()) {
                    run();
                } else {
                    new OwnThread(this, "raven-host").start();
                }
            }
        }
        return name;
    }

    /** Asks the network. */
    @Override
    public void run() {
        name = network.get();
    }

    private static @Nullable String ofSystem() {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String name = System.getenv(variable);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        try {
            return Files.isReadable(KERNEL) ? Files.readString(KERNEL).strip() : null;
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    private static @Nullable String ofNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
