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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.values.OwnThread;
import org.ravenee.internal.values.Waiting;

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

    private final EventSerializer serializer;
    private final SendQueue queue;
    private final CheckInQueue checkIns;
    private final EnvelopeSender sender;
    private final DeliveryLog log;
    private final long longestSend;

    /** All that run, and those of them that are parked; the last one to be parked comes first. */
    private final Set<Worker> alive = ConcurrentHashMap.newKeySet();

    private final Deque<Worker> parked = new ConcurrentLinkedDeque<>();

    private @Nullable Runnable atEnd;
    private volatile boolean stopped;

    /**
     * Creates workers; none is started.
     *
     * @param longestSend after so many nanoseconds a transport that still sends is interrupted
     */
    Workers(
            EventSerializer serializer,
            SendQueue queue,
            CheckInQueue checkIns,
            EnvelopeSender sender,
            DeliveryLog log,
            long longestSend) {
        this.serializer = serializer;
        this.queue = queue;
        this.checkIns = checkIns;
        this.sender = sender;
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

    SendQueue queue() {
        return queue;
    }

    /** Whether the calling thread is serialising an event. */
    boolean isSerializingHere() {
        return serializer.isActiveHere();
    }

    /** Closes the sender, whatever its transport throws. */
    void closeSender() {
        try {
            sender.close(!queue.isOutage());
        } catch (Throwable e) {
            log.failedInside(e);
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

    private synchronized void start() {
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
        }
    }

    /** Makes the calling thread a worker until it is not needed any more. */
    void runHere() {
        Worker worker = new Worker();
        alive.add(worker);
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
        return Waiting.until(alive::isEmpty, this, atMost);
    }

    /** Runs something once no worker is left. */
    void whenEnded(Runnable last) {
        if (!keepForEnd(last)) {
            last.run();
        }
    }

    private synchronized boolean keepForEnd(Runnable last) {
        atEnd = alive.isEmpty() ? null : last;
        return atEnd != null;
    }

    /** Removes a worker; returns what to run if it was the last one. */
    private synchronized @Nullable Runnable ended(Worker worker) {
        alive.remove(worker);
        if (!alive.isEmpty()) {
            return null;
        }
        Runnable last = atEnd;
        atEnd = null;
        notifyAll();
        return last;
    }

    private synchronized boolean removeUnlessLast(Worker worker) {
        return alive.size() > 1 && alive.remove(worker);
    }

    /** Interrupts the transports, and the processors, that workers are in. */
    void interrupt() {
        for (Worker worker : alive) {
            worker.thread.interrupt();
        }
    }

    private final class Worker implements Runnable {

        private Thread thread = Thread.currentThread();
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
            PendingCheckIn checkIn = checkIns.poll(queue.hasEvents());
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

        private void deliver(PendingCheckIn checkIn) {
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

        private synchronized void sending(boolean now) {
            sending = now;
            sendingSince = System.nanoTime();
            // An interrupt that was meant for a transport must not break writes to the spool.
            Thread.interrupted();
        }

        /** A transport that sends for too long is interrupted, which counts as no response. */
        private synchronized void interruptIfOverdue() {
            if (sending && System.nanoTime() - sendingSince > longestSend) {
                thread.interrupt();
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
            if (isLongIdle()) {
                sender.closeIdle();
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
            return isLongIdle() && removeUnlessLast(this);
        }

        private void end() {
            Runnable last = ended(this);
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
