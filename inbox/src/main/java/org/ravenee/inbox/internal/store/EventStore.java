/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps the latest events and gives each of them to one waiting caller. Safe for all threads.
 * Limited by number and by size, since a few hundred events of the largest kind would fill a small
 * heap.
 */
public final class EventStore {

    /** The most check-ins that are kept. */
    public static final int CHECK_INS = 2000;

    /** The most lines of client reports that are kept, and the most refusals. */
    public static final int REPORTS = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int capacity;
    private final long characters;
    private final Archive archive;
    private final Deque<StoredEvent> events = new ArrayDeque<>();
    private final Deque<StoredEvent> untaken = new ArrayDeque<>();
    private final Recent<StoredCheckIn> checkIns = new Recent<>(CHECK_INS);
    private final Recent<Discarded> discarded = new Recent<>(REPORTS);
    private final Recent<RefusedRequest> refused = new Recent<>(REPORTS);
    private long held;
    private long count;
    private long revision;

    /**
     * An empty store.
     *
     * @param capacity the most events to keep
     * @param characters the most text to keep, over all events
     */
    public EventStore(int capacity, long characters) {
        this(capacity, characters, Archive.NONE);
    }

    /**
     * A store of what the archive has. Its events count as taken.
     *
     * @param archive keeps everything over a restart
     */
    public EventStore(int capacity, long characters, Archive archive) {
        this.capacity = capacity;
        this.characters = characters;
        this.archive = archive;
        Archive.Contents contents = archive.load();
        for (StoredEvent event : contents.events()) {
            count = event.number();
            events.addLast(event);
            held += event.size();
        }
        shrink();
        contents.checkIns().forEach(checkIns::add);
        contents.discarded().forEach(discarded::add);
        contents.refused().forEach(refused::add);
    }

    /** The most events that are kept. */
    public int capacity() {
        return capacity;
    }

    public void add(StoredEvent event) {
        locked(
                () -> {
                    StoredEvent numbered = event.numbered(++count);
                    events.addLast(numbered);
                    untaken.addLast(numbered);
                    held += event.size();
                    archive.add(numbered);
                    shrink();
                });
    }

    private void shrink() {
        while (events.size() > capacity || (held > characters && events.size() > 1)) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        StoredEvent oldest = events.removeFirst();
        held -= oldest.size();
        archive.remove(oldest);
        StoredEvent next = untaken.peekFirst();
        if (next != null && next.number() == oldest.number()) {
            untaken.removeFirst();
        }
    }

    /** Adds the check-ins of one envelope. */
    public void addCheckIns(List<StoredCheckIn> received) {
        if (!received.isEmpty()) {
            locked(
                    () -> {
                        received.forEach(checkIns::add);
                        archive.addCheckIns(received);
                    });
        }
    }

    /** Adds the lines of one client report. */
    public void addDiscarded(List<Discarded> lines) {
        if (!lines.isEmpty()) {
            locked(
                    () -> {
                        lines.forEach(discarded::add);
                        archive.addDiscarded(lines);
                    });
        }
    }

    public void add(RefusedRequest request) {
        locked(
                () -> {
                    refused.add(request);
                    archive.add(request);
                });
    }

    /** Waits for the oldest event that is not taken, and takes it. Empty after the timeout. */
    public Optional<StoredEvent> take(Duration timeout) throws InterruptedException {
        long left = nanos(timeout);
        lock.lockInterruptibly();
        try {
            while (untaken.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.ofNullable(untaken.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a question has a result. It is evaluated after each change, without the lock.
     * Empty when time is up.
     */
    public <T> Optional<T> await(Supplier<Optional<T>> question, Duration timeout)
            throws InterruptedException {
        long left = nanos(timeout);
        while (true) {
            long seen = revision();
            Optional<T> answer = question.get();
            if (answer.isPresent() || left <= 0) {
                return answer;
            }
            left = awaitChange(seen, left);
        }
    }

    private long awaitChange(long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (revision == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    public List<StoredEvent> oldestFirst() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    public List<StoredEvent> newestFirst() {
        List<StoredEvent> copy = new ArrayList<>(oldestFirst());
        Collections.reverse(copy);
        return copy;
    }

    /** The newest event with this id; clients that send one twice have two of it here. */
    public Optional<StoredEvent> find(String id) {
        return newestFirst().stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /** Oldest first. */
    public List<StoredCheckIn> checkIns() {
        lock.lock();
        try {
            return checkIns.oldestFirst();
        } finally {
            lock.unlock();
        }
    }

    public List<Discarded> discarded() {
        lock.lock();
        try {
            return discarded.oldestFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Newest first. */
    public List<RefusedRequest> refused() {
        lock.lock();
        try {
            return refused.newestFirst();
        } finally {
            lock.unlock();
        }
    }

    /** A number that changes with each change of the pages. */
    public long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        locked(
                () -> {
                    events.clear();
                    untaken.clear();
                    checkIns.clear();
                    discarded.clear();
                    refused.clear();
                    held = 0;
                    archive.clear();
                });
    }

    /** Frees the archive; the contents in memory can still be read. */
    public void close() {
        archive.close();
    }

    /** Changes the store and returns once the archive has the change. */
    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            revision++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        archive.flush();
    }

    private static long nanos(Duration timeout) {
        return TimeUnit.NANOSECONDS.convert(timeout); // saturates instead of overflowing
    }
}
