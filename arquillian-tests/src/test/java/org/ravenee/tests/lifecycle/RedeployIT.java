/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;
import org.ravenee.tests.races.ReportedVisitors;
import org.ravenee.tests.races.Way;

/**
 * After many deployments under requests of every asynchronous kind the server has no class, thread
 * or object of Raven EE, and no more of the application than of a twin without Raven EE.
 *
 * <p>Callers go on without pause, before, during and after each deployment; only at the instant of
 * the undeployment none of their requests is inside. The server itself (Weld's conversation
 * context) never lets go of a request that is cut off there, and so of the application, whether it
 * reports errors or not. Nor do its threads of the task that they were started for, nor, while they
 * are idle, of the latest one: so they are started for the witness, and given a task of the witness
 * before anything is counted.
 */
@ServerTest
class RedeployIT {

    private static final String MORTAL = "mortal-under-load";
    private static final String TWIN = "mortal-twin";
    private static final String WITNESS = "witness-of-redeployment";
    private static final int GENERATIONS = Integer.getInteger("redeployments");
    private static final int WARM = 3;
    private static final int CALLERS = 4;

    /** Each kind of request. */
    private static final int ENOUGH = Way.count();

    /** The server itself holds on to the latest deployment. */
    private static final int LATEST = 1;

    /**
     * The number of the server's own threads varies; one thread for each deployment exceeds the
     * limit.
     */
    private static final int FEW_THREADS = 10;

    /** Fewer than one deployment adds, so that remaining ones exceed the limit. */
    private static final int FEW_CLASSES = 500;

    private final AtomicInteger asked = new AtomicInteger();
    private final ReentrantReadWriteLock inside = new ReentrantReadWriteLock(true);
    private final Witness witness = Witness.named(WITNESS);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = WITNESS, testable = false)
    static WebArchive witness() {
        return Witness.war(WITNESS);
    }

    @Deployment(name = MORTAL, managed = false, testable = false)
    static WebArchive mortal() {
        return Way.add(Application.named(MORTAL))
                .with(Generation.class, ReportedVisitors.class)
                .war();
    }

    @Deployment(name = TWIN, managed = false, testable = false)
    static WebArchive twin() {
        return Way.add(Application.plain(TWIN)).with(Generation.class).war();
    }

    @Test
    void leavesNothingOfRavenEeAndNoMoreOfTheApplicationThanWithoutIt()
            throws InterruptedException {
        witness.occupyWorkers(witness.workers() + 2 * CALLERS);
        // From here on the server holds on to no latest deployment of another test.
        deployAndUndeployUnderRequests(TWIN);
        var before = witness.diagnose().objects();
        Witness.Diagnosis warm = null;
        for (var generation = 1; generation <= GENERATIONS; generation++) {
            deployAndUndeployUnderRequests(MORTAL);
            var now = witness.diagnose();
            System.out.printf(
                    "after %2d deployments: %d classes, %d threads, %d objects%n",
                    generation, now.classes(), now.threads(), now.objects());
            if (generation == WARM) {
                warm = now;
            }
        }
        // The server holds on to a deployment of the twin from here on.
        deployAndUndeployUnderRequests(TWIN);

        var reference = warm;
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> {
                            witness.occupyWorkers(witness.workers());
                            var last = witness.diagnose();
                            assertThat(last.objects())
                                    .as("objects of Raven EE")
                                    .isLessThanOrEqualTo(before);
                            assertThat(witness.generationsAlive(MORTAL)).as("loaders").isZero();
                            assertThat(witness.generationsAlive(TWIN))
                                    .as("loaders of the twin")
                                    .isLessThanOrEqualTo(LATEST);
                            assertThat(witness.threadsOf(MORTAL)).isEmpty();
                            assertThat(last.classes())
                                    .as("classes")
                                    .isLessThan(reference.classes() + FEW_CLASSES);
                            assertThat(last.threads())
                                    .as("threads")
                                    .isLessThan(reference.threads() + FEW_THREADS);
                        });
    }

    private void deployAndUndeployUnderRequests(String application) throws InterruptedException {
        var answered = new AtomicInteger();
        var refused = new AtomicInteger();
        var gone = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        for (var i = 0; i < CALLERS; i++) {
            var caller = new Thread(() -> call(application, answered, refused, gone));
            caller.start();
            callers.add(caller);
        }
        deployer.deploy(application);
        await().until(() -> answered.get() >= ENOUGH);
        refused.set(0);
        inside.writeLock().lock();
        try {
            deployer.undeploy(application);
        } finally {
            inside.writeLock().unlock();
        }
        await().until(() -> refused.get() >= CALLERS);
        gone.set(true);
        for (var caller : callers) {
            caller.join();
        }
    }

    private void call(
            String application, AtomicInteger answered, AtomicInteger refused, AtomicBoolean gone) {
        var site = Site.of(application);
        while (!gone.get()) {
            inside.readLock().lock();
            try {
                var number = asked.getAndIncrement();
                var way = Way.of(number);
                var status = way.ask(site, number).map(HttpResponse::statusCode).orElse(0);
                (status == way.status() ? answered : refused).incrementAndGet();
            } finally {
                inside.readLock().unlock();
            }
        }
    }
}
