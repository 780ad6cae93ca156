/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;

class InboxExtensionTest {

    @Test
    void givesParallelTestsProjectsOfTheirOwn() {
        passes(ParallelTests.class, 4);
        assertThat(ParallelTests.DSNS).hasSize(4);
    }

    @Test
    void showsATestWhatArrivesAtTheProjectOfTheClassWhileItRuns() {
        passes(ApplicationOfTheClassTests.class, 2);
    }

    @Test
    void startsForTheAnnotationAndStopsAfterTheClass() {
        passes(AnnotatedTests.class, 2);

        assertThatThrownBy(() -> connect(AnnotatedTests.dsn)).isInstanceOf(ConnectException.class);
    }

    @Test
    void livesForOneTestAsAnInstanceField() {
        passes(InstanceFieldTests.class, 2);
    }

    @Test
    void keepsItsPortForNestedClasses() {
        passes(NestingTests.class, 2);
    }

    private static void passes(Class<?> tests, int count) {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .configurationParameter("junit.jupiter.conditions.deactivate", "none")
                .selectors(selectClass(tests))
                .execute()
                .testEvents()
                .assertStatistics(s -> s.started(count).succeeded(count));
    }

    private static void connect(String dsn) throws Exception {
        new Socket(InetAddress.getLoopbackAddress(), URI.create(dsn).getPort()).close();
    }

    /** All four wait for each other, so that their events are in the inbox together. */
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTests {

        static final Set<String> DSNS = ConcurrentHashMap.newKeySet();
        private static final CyclicBarrier SENT = new CyclicBarrier(4);

        @RegisterExtension static final InboxExtension inbox = InboxExtension.create();

        @RepeatedTest(4)
        void seesItsOwnEventOnly(InboxExtension mine) throws Exception {
            String dsn = inbox.dsn();
            DSNS.add(dsn);
            Sender.event(dsn, "{\"message\":\"" + dsn + "\"}");
            SENT.await(60, TimeUnit.SECONDS);

            assertThat(inbox).hasEvent(e -> e.message(dsn)).hasEvents(1);
            assertThat(mine.dsn()).isEqualTo(dsn);
            assertThat(CompletableFuture.supplyAsync(mine::dsn).get(60, TimeUnit.SECONDS))
                    .isEqualTo(dsn);
            assertThat(inbox.inbox().events()).hasSize(4);
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    static class ApplicationOfTheClassTests {

        @RegisterExtension static final InboxExtension inbox = InboxExtension.create();
        private static String dsnOfApplication = "";

        @BeforeAll
        static void deploy() {
            dsnOfApplication = inbox.dsn();
        }

        @RepeatedTest(2)
        void seesItsOwnEventOnly() {
            assertThat(inbox).hasNoEvent();
            Sender.event(dsnOfApplication, "{\"message\":\"x\"}");

            assertThat(inbox).hasEvents(1);
            assertThat(inbox.dsn()).isNotEqualTo(dsnOfApplication);
            assertThat(CompletableFuture.supplyAsync(inbox::dsn).join()).isEqualTo(inbox.dsn());
        }
    }

    @ExtendWith(InboxExtension.class)
    static class AnnotatedTests {

        static String dsn = "";

        @BeforeAll
        static void remember(InboxExtension inbox) {
            dsn = inbox.dsn();
        }

        @RepeatedTest(2)
        void isInjected(InboxExtension inbox) {
            Sender.event(inbox.dsn(), "{\"message\":\"x\"}");

            assertThat(inbox).hasEvents(1);
        }
    }

    static class InstanceFieldTests {

        @RegisterExtension final InboxExtension inbox = InboxExtension.create();

        @RepeatedTest(2)
        void startsEmpty() {
            Sender.event(inbox.dsn(), "{}");

            assertThat(inbox.inbox().events()).hasSize(1);
        }
    }

    static class NestingTests {

        @RegisterExtension static final InboxExtension inbox = InboxExtension.create();
        private static final String DSN = inbox.dsn();

        @Test
        void usesIt() {
            assertThat(URI.create(inbox.dsn()).getPort()).isEqualTo(URI.create(DSN).getPort());
        }

        @Nested
        class Inner {

            @Test
            void usesTheSame() {
                assertThat(URI.create(inbox.dsn()).getPort()).isEqualTo(URI.create(DSN).getPort());
            }
        }
    }
}
