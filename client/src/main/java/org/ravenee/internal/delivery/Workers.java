/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.values.OwnThread;

/**
 * The threads of a delivery. Each takes an event from the queue, sends it, and settles it. One more
 * than may send at a time: it serialises what waits, and writes it to disk, while the others wait
 * for responses. They are started as they are needed, and end when they are not, save the last one.
 * Safe for use by several threads.
 */
final class Workers {

    private static final int MOST = RetryPolicy.MOST_SENDING + 2;

    /** A worker that has been idle for so long ends, if it is not the last one. */
    private static final long KEEP_ALIVE = TimeUnit.SECONDS.toNanos(10);

    /** While no event can be sent, a new one is serialised after so long. */
    private static final long UNPREPARED = TimeUnit.SECONDS.toNanos(1);

    /** The shortest wait, where another worker is about to do what this one would. */
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);

    /** After a failure of our own, and after one of the disk. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final SendQueue queue;
    private final CheckInQueue checkIns;
    private final EnvelopeSender sender;
    private final Transport transport;
    private final DeliveryLog log;
    private final long longestSend;

    /** All that run, and those of them that are parked; the last one to be parked comes first. */
    private final Set<Worker> alive = ConcurrentHashMap.newKeySet();

    private final Deque<Worker> parked = new ConcurrentLinkedDeque<>();

    /** Guards starts and ends. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition ended = lock.newCondition();
    private @Nullable Runnable atEnd;
    private volatile boolean stopped;

    /**
     * Creates workers; none is started.
     *
     * @param longestSend after so many nanoseconds a transport that still sends is interrupted
     */
    Workers(
            SendQueue queue,
            CheckInQueue checkIns,
            EnvelopeSender sender,
            Transport transport,
            DeliveryLog log,
            long longestSend) {
        this.queue = queue;
        this.checkIns = checkIns;
        this.sender = sender;
        this.transport = transport;
        this.log = log;
        this.longestSend = longestSend;
    }

    /** Has a worker look at a new event, if one is parked that can do something about it. */
    void wake() {
        if (alive.isEmpty()) {
            start();
        } else if (queue.takesMore()) {
            unpark(parked.pollFirst());
        }
    }

    /** Has a worker look at a new check-in, if one is parked. */
    void wakeForCheckIn() {
        if (alive.isEmpty()) {
            start();
        } else {
            unpark(parked.pollFirst());
        }
    }

    private static void unpark(@Nullable Worker worker) {
        if (worker != null) {
            LockSupport.unpark(worker.thread);
        }
    }

    /** Has all workers look at what has changed. */
    void wakeAll() {
        if (alive.isEmpty()) {
            start();
        }
        for (Worker worker : alive) {
            unpark(worker);
        }
    }

    /** Whether the calling thread is one of the workers. */
    boolean isHere() {
        for (Worker worker : alive) {
            if (worker.thread == Thread.currentThread()) {
                return true;
            }
        }
        return false;
    }

    private void start() {
        lock.lock();
        try {
            if (!stopped && alive.size() < MOST) {
                Worker worker = new Worker();
                worker.thread = new OwnThread(worker, "raven-sender");
                worker.thread.start();
                alive.add(worker);
            }
        } catch (OutOfMemoryError e) {
            // No thread to be had now; the next event tries again.
            log.failedInside(e);
        } finally {
            lock.unlock();
        }
    }

    /** Makes the calling thread a worker until it is not needed any more. */
    void runHere() {
        Worker worker = new Worker();
        lock.lock();
        try {
            alive.add(worker);
        } finally {
            lock.unlock();
        }
        worker.run();
    }

    /** Ends the workers once they have sent the events that they took from the queue. */
    void stop() {
        stopped = true;
        for (Worker worker : alive) {
            unpark(worker);
        }
    }

    /** Waits until all workers have ended; false if that takes longer. */
    boolean awaitEnd(long atMost) {
        long left = atMost;
        boolean interrupted = false;
        lock.lock();
        try {
            while (!alive.isEmpty() && left > 0) {
                long before = System.nanoTime();
                try {
                    left = ended.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    left -= System.nanoTime() - before;
                }
            }
            return alive.isEmpty();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs something once no worker is left. */
    void whenEnded(Runnable last) {
        lock.lock();
        try {
            if (!alive.isEmpty()) {
                atEnd = last;
                return;
            }
        } finally {
            lock.unlock();
        }
        last.run();
    }

    /** Interrupts the transports, and the processors, that workers are in. */
    void interrupt() {
        for (Worker worker : alive) {
            worker.thread.interrupt();
        }
    }

    private final class Worker implements Runnable {

        private Thread thread = Thread.currentThread();
        private final ReentrantLock state = new ReentrantLock();
        private boolean sending;
        private long sendingSince;
        private long idleSince;
        private boolean idle;

        @Override
        public void run() {
            try {
                while (!stopped && !mayEnd()) {
                    workOrPause();
                }
            } finally {
                end();
            }
        }

        /** Pauses after a failure, which concerns one event. */
        private void workOrPause() {
            try {
                work();
            } catch (Throwable e) {
                failed(e);
                LockSupport.parkNanos(this, PAUSE);
            }
        }

        private void work() {
            QueuedCheckIn checkIn = checkIns.poll(queue.hasEvents());
            if (checkIn != null) {
                idle = false;
                haveAnotherReady();
                deliver(checkIn);
                return;
            }
            QueuedEnvelope next = queue.poll();
            if (next != null) {
                idle = false;
                haveAnotherReady();
                deliver(next);
            } else if (queue.prepare()) {
                idle = false;
            } else {
                park();
            }
        }

        /** This worker is about to wait for a response: another one looks after what comes. */
        private void haveAnotherReady() {
            if (parked.isEmpty() && alive.size() < MOST) {
                Workers.this.start();
            } else if (!queue.isEmpty() && queue.takesMore()) {
                unpark(parked.pollFirst());
            }
        }

        private void deliver(QueuedCheckIn checkIn) {
            Settlement settlement = null;
            try {
                sending(true);
                settlement = sender.sendCheckIn(checkIn);
            } finally {
                sending(false);
                if (settlement == null) {
                    checkIns.failed();
                } else {
                    checkIns.settle(checkIn, settlement);
                }
            }
        }

        private void deliver(QueuedEnvelope envelope) {
            boolean settled = false;
            try {
                PackedEvent event = queue.load(envelope);
                if (event == null) {
                    queue.discarded(envelope);
                } else {
                    queue.settle(envelope, send(event, envelope));
                }
                settled = true;
            } catch (IOException e) {
                // The failure was logged where it happened.
            } finally {
                if (!settled) {
                    queue.retry(envelope, PAUSE);
                }
            }
        }

        private Settlement send(PackedEvent event, QueuedEnvelope envelope) {
            sending(true);
            try {
                return sender.send(event, envelope);
            } finally {
                sending(false);
            }
        }

        private void sending(boolean now) {
            state.lock();
            try {
                sending = now;
                sendingSince = System.nanoTime();
                // An interrupt that was meant for a transport must not break writes to the spool.
                Thread.interrupted();
            } finally {
                state.unlock();
            }
        }

        /** A transport that sends for too long is interrupted, which counts as no response. */
        private void interruptIfOverdue() {
            state.lock();
            try {
                if (sending && System.nanoTime() - sendingSince > longestSend) {
                    thread.interrupt();
                }
            } finally {
                state.unlock();
            }
        }

        private void park() {
            long untilCheckIn = checkIns.delay(queue.hasEvents());
            long wait = Math.max(MOMENT, Math.min(queue.delay(), untilCheckIn));
            if (!idle) {
                idle = true;
                idleSince = System.nanoTime();
            }
            parked.addFirst(this);
            try {
                boolean takesMore = queue.takesMore();
                if (!stopped
                        && !(takesMore && queue.needsPreparation())
                        && checkIns.delay(queue.hasEvents()) > 0) {
                    LockSupport.parkNanos(this, Math.min(wait, longestPark(takesMore)));
                }
            } finally {
                parked.remove(this);
                Thread.interrupted();
            }
            for (Worker other : alive) {
                other.interruptIfOverdue();
            }
            if (isLongIdle() && transport instanceof HttpTransport http) {
                http.closeIdle();
            }
        }

        /** While other workers send, one worker waits for the end of their requests. */
        private long longestPark(boolean takesMore) {
            if (!takesMore || alive.size() > parked.size()) {
                return UNPREPARED;
            }
            return isLongIdle() ? EventQueue.FOREVER : KEEP_ALIVE;
        }

        private boolean isLongIdle() {
            return idle && System.nanoTime() - idleSince >= KEEP_ALIVE;
        }

        private boolean mayEnd() {
            if (!isLongIdle()) {
                return false;
            }
            lock.lock();
            try {
                return alive.size() > 1 && alive.remove(this);
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            Runnable last = null;
            lock.lock();
            try {
                alive.remove(this);
                if (alive.isEmpty()) {
                    last = atEnd;
                    atEnd = null;
                    ended.signalAll();
                }
            } finally {
                lock.unlock();
            }
            if (last != null) {
                last.run();
            }
        }

        private void failed(Throwable failure) {
            try {
                log.failedInside(failure);
            } catch (Throwable e) {
                // No other part of the client can handle it.
            }
        }
    }
}
