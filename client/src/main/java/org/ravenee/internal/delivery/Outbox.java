/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.MalformedEnvelopeException;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.spool.Spool;
import org.ravenee.internal.spool.SpoolFile;

/**
 * What waits to be sent: reports that are not worked out yet, events that are packed, events on
 * disk, and events that are tried again. Everything but {@link #isAtWorkHere} and {@link
 * #keepsOnDisk} belongs to the sending thread.
 *
 * <p>Events that were never tried go in their order. Events that are tried again, and those that an
 * earlier process left, take a part of the requests: neither hold up the former. Where the server
 * fails for some events, the newest go first until all have been tried: so the good ones behind
 * many bad ones need not wait for them.
 */
final class Outbox {

    /** So many events on disk are held in memory as well. */
    private static final int MOST_LOADED = Pace.MOST_UNDER_WAY;

    /** Reports worked out in one go; between two, answers are looked at. */
    private static final int BATCH = 16;

    /** Files taken over in one go; between two, events are sent, and an end is noticed. */
    private static final int RECOVERED_AT_ONCE = 100;

    /** So many files of earlier processes are known at a time, as that takes memory. */
    private static final int RECOVERED_MOST = 20_000;

    /** After a read that failed. */
    private static final long READ_AGAIN = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final Serializer serializer;
    private final DeliveryLog log;
    private final @Nullable Spool spool;
    private final Queue<Report> reports;
    private final Deque<Parcel> packed = new ArrayDeque<>();
    private final TreeSet<Parcel> onDisk = new TreeSet<>(Parcel::byAge);
    private final TreeSet<Parcel> recovered = new TreeSet<>(Parcel::byAge);
    private final PriorityQueue<Parcel> retries = new PriorityQueue<>(Parcel::byTurn);
    private boolean newestFirst;
    private long numbers;
    private boolean hurried;
    private volatile boolean spooling;

    Outbox(
            Ledger ledger,
            Serializer serializer,
            DeliveryLog log,
            Queue<Report> reports,
            @Nullable Spool spool) {
        this.ledger = ledger;
        this.serializer = serializer;
        this.log = log;
        this.reports = reports;
        this.spool = spool;
    }

    /** Whether the calling thread is preparing an event. */
    boolean isAtWorkHere() {
        return serializer.isAtWorkHere();
    }

    /** Whether anything waits that is not packed. */
    boolean hasReports() {
        return !reports.isEmpty();
    }

    /** Whether anything waits that should be on disk, and is not yet. */
    boolean hasUnwritten() {
        return spooling && !(reports.isEmpty() && packed.isEmpty());
    }

    /** Whether what is accepted is written to disk; false as well where the disk cannot be used. */
    boolean keepsOnDisk() {
        return spooling;
    }

    /** Whether the disk has failed a moment ago, and is to be tried again soon. */
    boolean awaitsDisk() {
        return spool != null && spool.rests();
    }

    /**
     * Takes over some of what earlier processes left behind; opens the spool first if need be.
     *
     * @return whether there may be more
     */
    boolean recover() {
        boolean more = false;
        try {
            if (spool != null && open(spool)) {
                more = hasRoomToRecover() ? recover(spool) : true;
            }
        } finally {
            ledger.recovered(0, more);
        }
        return more;
    }

    private boolean recover(Spool spool) {
        List<SpoolFile> found = spool.recover(RECOVERED_AT_ONCE);
        for (SpoolFile file : found) {
            recovered.add(new Parcel(numbers++, file));
            ledger.recovered(1, true);
        }
        evict(spool);
        return found.size() >= RECOVERED_AT_ONCE;
    }

    /** Whether more files of earlier processes are taken over now, if there are more. */
    boolean hasRoomToRecover() {
        return recovered.size() < RECOVERED_MOST;
    }

    private boolean open(Spool spool) {
        try {
            spool.open();
            spooling = true;
            return true;
        } catch (IOException | RuntimeException e) {
            log.diskFailed(e);
            return false;
        }
    }

    /** Nobody recovers anything more; what is accepted is to be on disk as soon as possible. */
    void hurry() {
        ledger.recovered(0, false);
        hurried = true;
        if (spool != null && !spooling) {
            open(spool);
        }
    }

    /** Writes some of what waits in memory to disk; true if there may be more. */
    boolean spoolSome() {
        if (spool == null || !writesToDisk()) {
            return false;
        }
        // What the disk did not take at first is on its way from memory.
        for (Parcel retry : List.copyOf(retries)) {
            if (!retry.isOnDisk() && !toDisk(retry, spool, !hurried)) {
                return false;
            }
        }
        for (int i = 0; i < BATCH; i++) {
            if (packed.isEmpty() && !pack()) {
                return false;
            }
            boolean last = i == BATCH - 1 || (packed.size() == 1 && reports.isEmpty());
            if (!toDisk(packed.element(), spool, last && !hurried)) {
                return false;
            }
            Parcel written = packed.remove();
            if (written.isOnDisk()) {
                onDisk.add(written);
            }
            evict(spool);
        }
        return true;
    }

    private boolean writesToDisk() {
        return spooling && !awaitsDisk();
    }

    /** Writes an event, which stays in memory if that fails. */
    private boolean toDisk(Parcel parcel, Spool spool, boolean force) {
        SpoolFile file;
        try {
            file = spool.write(parcel.event(), force);
        } catch (IOException | RuntimeException e) {
            log.diskFailed(e);
            return false;
        }
        // If it counts as lost by now, it is for the next process to find.
        if (ledger.spooled(parcel.bytes())) {
            // What is likely to be sent at once need not be read again.
            parcel.spooled(file, onDisk.size() < MOST_LOADED);
        }
        log.diskWorks();
        return true;
    }

    /** The oldest give way once they are too old, or the spool is larger than it may be. */
    private void evict(Spool spool) {
        while (!recovered.isEmpty() || !onDisk.isEmpty()) {
            TreeSet<Parcel> from = recovered.isEmpty() ? onDisk : recovered;
            boolean full = spool.isTooLarge();
            SpoolFile file = from.first().file();
            if (!full && (file == null || !spool.isTooOld(file))) {
                return;
            }
            lost(Objects.requireNonNull(from.pollFirst()), LossReason.CACHE_OVERFLOW, true);
            if (full) {
                log.spoolFull();
            }
        }
    }

    /** The server fails for some events: those that come last may be others. */
    void preferNewest() {
        newestFirst = true;
    }

    /** Whether the event that failed first has its turn, or another one. */
    boolean isFirstRetryInTurn() {
        Parcel first = retries.peek();
        return first != null && first.isInTurn();
    }

    boolean prefersNewest() {
        return newestFirst;
    }

    /**
     * Returns what to send next; null if nothing waits that may be sent now.
     *
     * @param share whether events that are tried again, and those of earlier processes, may take
     *     this request from others
     */
    @Nullable Parcel next(long now, boolean share) {
        Parcel next;
        do {
            next = choose(now, share);
        } while (next != null && !isReady(next, now));
        return next;
    }

    private @Nullable Parcel choose(long now, boolean share) {
        Parcel secondary = share ? secondary(now) : null;
        if (secondary != null) {
            return secondary;
        }
        Parcel fresh = fresh();
        return fresh == null ? secondary(now) : fresh;
    }

    private @Nullable Parcel fresh() {
        Parcel fresh = null;
        if (!awaitsDisk()) {
            fresh = newestFirst ? onDisk.pollLast() : onDisk.pollFirst();
        }
        if (fresh == null && (!packed.isEmpty() || (!writesToDisk() && pack()))) {
            fresh = newestFirst ? packed.pollLast() : packed.pollFirst();
        }
        newestFirst &= fresh != null;
        return fresh;
    }

    /** Returns the newest event if it came after another one; else null. */
    @Nullable Parcel nextNewerThan(long number, long now) {
        if (!writesToDisk() && packed.isEmpty()) {
            pack();
        }
        Parcel newest = packed.isEmpty() && !onDisk.isEmpty() ? onDisk.last() : packed.peekLast();
        if (newest == null || newest.number() <= number) {
            return null;
        }
        packed.remove(newest);
        onDisk.remove(newest);
        return isReady(newest, now) ? newest : null;
    }

    /** Returns the number that the newest event has, or will have once it is packed. */
    long newest() {
        return numbers - 1 + reports.size();
    }

    /** Whether there is no event that was never tried. */
    boolean hasNoFresh() {
        return packed.isEmpty() && onDisk.isEmpty() && reports.isEmpty();
    }

    private @Nullable Parcel secondary(long now) {
        Parcel retry = retries.peek();
        if (retry != null && retry.untilDue(now) <= 0) {
            return retries.poll();
        }
        return awaitsDisk() ? null : recovered.pollFirst();
    }

    /** Returns how long to wait for the first event that is tried again. */
    long untilDue(long now) {
        Parcel retry = retries.peek();
        return retry == null ? Courier.FOREVER : Math.max(1, retry.untilDue(now));
    }

    /** Reads an event from disk if need be; what cannot be read is settled, or read later. */
    private boolean isReady(Parcel parcel, long now) {
        SpoolFile file = parcel.file();
        if (spool == null || file == null || parcel.isLoaded()) {
            return true;
        }
        try {
            parcel.load(spool.read(file));
            return true;
        } catch (MalformedEnvelopeException e) {
            ledger.dropped(LossReason.INVALID, true, 0, true);
            spool.setAside(file, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            lost(parcel, LossReason.INVALID, true);
        } catch (IOException e) {
            retryAt(parcel, now + READ_AGAIN);
            log.diskFailed(e);
        }
        return false;
    }

    /**
     * Packs some of what waits, as there is time for it: packed, an event is small, and holds
     * nothing of the application any more. True if there is something to do now: something came
     * that nobody has looked at yet.
     */
    boolean packSome() {
        if (writesToDisk()) {
            return hasUnwritten();
        }
        int done = 0;
        while (done < BATCH && pack()) {
            done++;
        }
        return done > 0;
    }

    /** Serialises the next report; false if there is none. */
    private boolean pack() {
        Report report;
        while ((report = reports.poll()) != null) {
            long bytes = report.bytes();
            PackedEvent event =
                    serializer.serialize(
                            report, reason -> ledger.dropped(reason, false, bytes, true));
            // Whatever a processor did to its thread, ours has files to write.
            Thread.interrupted();
            if (event != null) {
                ledger.resized(bytes, event.bytes());
                packed.add(new Parcel(numbers++, event));
                return true;
            }
        }
        return false;
    }

    /** Tries an event again, not before a time. */
    void retryAt(Parcel parcel, long nanos) {
        parcel.dueAt(nanos);
        if (retries.size() >= MOST_LOADED) {
            parcel.unload();
        }
        retries.add(parcel);
    }

    /** Nothing waits for its time any more. */
    void retryNow(long now) {
        List<Parcel> all = List.copyOf(retries);
        retries.clear();
        for (Parcel parcel : all) {
            parcel.dueAt(now);
            retries.add(parcel);
        }
    }

    void delivered(Parcel parcel) {
        ledger.delivered(parcel.isOnDisk(), parcel.bytes());
        discard(parcel);
    }

    void lost(Parcel parcel, LossReason reason, boolean reported) {
        ledger.dropped(reason, parcel.isOnDisk(), parcel.bytes(), reported);
        discard(parcel);
    }

    private void discard(Parcel parcel) {
        SpoolFile file = parcel.file();
        if (file != null && spool != null) {
            spool.delete(file);
        }
    }

    /** Gives up everything that waits in memory. */
    void loseAll(LossReason reason) {
        Parcel parcel;
        while ((parcel = retries.poll()) != null) {
            lost(parcel, reason, true);
        }
        while ((parcel = packed.poll()) != null) {
            lost(parcel, reason, true);
        }
        Report report;
        while ((report = reports.poll()) != null) {
            ledger.dropped(reason, false, report.bytes(), true);
        }
    }

    void close() {
        if (spool != null) {
            spool.close();
        }
    }
}
