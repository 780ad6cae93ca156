/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds the test that runs on a thread. */
final class TestScopes {

    private final AtomicInteger projects = new AtomicInteger(1);
    private final Set<TestScope> running = ConcurrentHashMap.newKeySet();
    // A thread of a fork-join pool may begin another test while one waits on it.
    private final ThreadLocal<Deque<TestScope>> ofThread = ThreadLocal.withInitial(ArrayDeque::new);

    void begin() {
        String project = Integer.toString(projects.incrementAndGet());
        TestScope scope = new TestScope(project, Instant.now());
        running.add(scope);
        ofThread.get().push(scope);
    }

    void end() {
        running.remove(ofThread.get().pop());
        if (ofThread.get().isEmpty()) {
            ofThread.remove();
        }
    }

    Optional<TestScope> ofThisThread() {
        return Optional.ofNullable(ofThread.get().peek());
    }

    /** The test of this thread, else the only one that runs, else the class. */
    TestScope current() {
        Iterator<TestScope> tests = running.iterator();
        Optional<TestScope> first = tests.hasNext() ? Optional.of(tests.next()) : Optional.empty();
        boolean alone = first.isPresent() && !tests.hasNext();
        return ofThisThread().or(() -> alone ? first : Optional.empty()).orElse(TestScope.CLASS);
    }
}
