/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Site;

/** An application without Raven EE that lists what other applications left in the server. */
final class Witness {

    private final Site site;

    private Witness(Site site) {
        this.site = site;
    }

    static WebArchive war(String name) {
        return Application.plain(name)
                .with(
                        ThreadsServlet.class,
                        GenerationsServlet.class,
                        DiagnosticsServlet.class,
                        MeetingServlet.class,
                        ReleaseServlet.class)
                .war();
    }

    static Witness named(String name) {
        return new Witness(Site.of(name));
    }

    /** Threads of the client, and those that run on behalf of {@code application}. */
    List<ServerThread> threadsOf(String application) {
        return threads()
                .filter(thread -> thread.isOfClient() || thread.isFor(application))
                .toList();
    }

    /** Deployments whose class loader has not been collected. */
    int generationsAlive() {
        return Integer.parseInt(site.get("generations").body());
    }

    /** Deployments of one application whose class loader has not been collected. */
    int generationsAlive(String application) {
        return Integer.parseInt(site.get("generations?of=" + application).body());
    }

    Diagnosis diagnose() {
        var numbers = site.get("diagnostics").body().split(" ");
        return new Diagnosis(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]));
    }

    /** Threads that the server has for requests. */
    long workers() {
        return threads().filter(thread -> thread.name().startsWith("default task-")).count();
    }

    /** Gives {@code workers} threads of the server a task of the witness, all at the same time. */
    void occupyWorkers(long workers) {
        Stream.generate(() -> site.getLater("meeting?guests=" + workers))
                .limit(workers)
                .toList()
                .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    /** From now on {@link LateServlet} holds its requests. */
    void holdRequests() {
        assertThat(site.post("release", "text/plain", "").statusCode()).isEqualTo(200);
    }

    /** Requests that {@link LateServlet} holds. */
    int requestsHeld() {
        return Integer.parseInt(site.get("release").body());
    }

    /** Lets the requests fail that {@link LateServlet} holds. */
    void releaseRequests() {
        assertThat(site.send(site.request("release").DELETE()).statusCode()).isEqualTo(200);
    }

    private Stream<ServerThread> threads() {
        return site.get("threads").body().lines().map(ServerThread::of);
    }

    /**
     * Classes, threads and objects of Raven EE in the JVM of the server.
     *
     * @param classes that are loaded
     * @param threads that are alive
     * @param objects that are reachable
     */
    record Diagnosis(int classes, int threads, int objects) {}
}
