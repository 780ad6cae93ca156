/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A server that runs applications. One class for each product; used by one thread. Methods that
 * fail throw an {@link AssertionError} that shows the end of the server's log.
 */
public interface ApplicationServer extends AutoCloseable {

    /**
     * Starts the server on 127.0.0.1 and waits until it can deploy.
     *
     * @param dsn the value of {@code SENTRY_DSN} in the environment of the server
     */
    void start(String dsn);

    /**
     * Where a deployed application answers HTTP requests.
     *
     * @param name the name of the application
     * @return the address on 127.0.0.1, with a slash at its end
     */
    URI root(String name);

    /**
     * Hands an archive to the server. Returns as soon as the server has it; the caller waits until
     * the application answers.
     *
     * @param name the name of the application, and its context path
     * @param war the archive
     */
    void deploy(String name, Path war);

    /**
     * Takes an application away from the server. The caller waits until it is gone.
     *
     * @param name the name of the application
     */
    void undeploy(String name);

    /**
     * Waits until the server has reached a state.
     *
     * @param name the application that is deployed or undeployed
     * @param what the state that is waited for, for the message of a failure
     * @param most how long to wait
     * @param reached whether the server has reached the state
     */
    void await(String name, String what, Duration most, BooleanSupplier reached);

    /**
     * The features that this runtime does not have.
     *
     * @return features; cases that need one of them are left out
     */
    default Set<Feature> missing() {
        return Set.of();
    }

    /**
     * The log of the server since its start.
     *
     * @return lines, oldest first
     */
    String log();

    /**
     * The JDK that runs the server.
     *
     * @return its folder
     */
    Path jdk();

    /**
     * The process of the server.
     *
     * @return its id; empty if each application is a process of its own, which ends when the
     *     application is undeployed
     */
    OptionalLong pid();

    /** Stops the server and waits until its process has ended. Idempotent. */
    @Override
    void close();
}
