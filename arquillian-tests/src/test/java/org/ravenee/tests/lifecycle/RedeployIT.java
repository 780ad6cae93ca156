/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/**
 * After twenty deployments under requests the server has no class, thread or client of them.
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
    private static final String WITNESS = "witness-of-redeployment";
    private static final int GENERATIONS = 20;
    private static final int WARM = 5;
    private static final int CALLERS = 4;
    private static final int ENOUGH = 20;

    /** The server itself holds on to the latest deployment. */
    private static final int LATEST = 1;

    /**
     * The number of the server's own threads varies; one thread for each deployment exceeds the
     * limit.
     */
    private static final int FEW_THREADS = 10;

    /** Fewer than one deployment adds, so that fifteen remaining ones exceed the limit. */
    private static final int FEW_CLASSES = 500;

    private final ReentrantReadWriteLock inside = new ReentrantReadWriteLock(true);
    private final Witness witness = Witness.named(WITNESS);

    @ArquillianResource private Deployer deployer;

    @Deployment(name = WITNESS, testable = false)
    static WebArchive witness() {
        return Witness.war(WITNESS);
    }

    @Deployment(name = MORTAL, managed = false, testable = false)
    static WebArchive mortal() {
        return Application.named(MORTAL).with(Generation.class).war();
    }

    @Test
    void noClassThreadOrClientOfDeploymentsUnderRequestsIsLeft() throws InterruptedException {
        witness.occupyWorkers(witness.workers() + 2 * CALLERS);
        var before = witness.diagnose();
        Witness.Diagnosis warm = null;
        for (var generation = 1; generation <= GENERATIONS; generation++) {
            deployAndUndeployUnderRequests();
            var now = witness.diagnose();
            System.out.printf(
                    "after %2d deployments: %d classes, %d threads, %d clients%n",
                    generation, now.classes(), now.threads(), now.clients());
            if (generation == WARM) {
                warm = now;
            }
        }

        var reference = warm;
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> {
                            witness.occupyWorkers(witness.workers());
                            var last = witness.diagnose();
                            assertThat(last.clients())
                                    .as("clients")
                                    .isLessThanOrEqualTo(before.clients() + LATEST);
                            assertThat(witness.generationsAlive())
                                    .as("loaders")
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

    private void deployAndUndeployUnderRequests() throws InterruptedException {
        var answered = new AtomicInteger();
        var refused = new AtomicInteger();
        var gone = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        for (var i = 0; i < CALLERS; i++) {
            var caller = new Thread(() -> call(answered, refused, gone));
            caller.start();
            callers.add(caller);
        }
        deployer.deploy(MORTAL);
        await().until(() -> answered.get() >= ENOUGH);
        refused.set(0);
        inside.writeLock().lock();
        try {
            deployer.undeploy(MORTAL);
        } finally {
            inside.writeLock().unlock();
        }
        await().until(() -> refused.get() >= CALLERS);
        gone.set(true);
        for (var caller : callers) {
            caller.join();
        }
    }

    private void call(AtomicInteger answered, AtomicInteger refused, AtomicBoolean gone) {
        var site = Site.of(MORTAL);
        while (!gone.get()) {
            inside.readLock().lock();
            try {
                var status = site.get("sentinel?message=under+load").statusCode();
                (status == 200 ? answered : refused).incrementAndGet();
            } finally {
                inside.readLock().unlock();
            }
        }
    }
}
