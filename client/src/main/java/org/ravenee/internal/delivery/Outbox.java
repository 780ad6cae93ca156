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
import java.util.PriorityQueue;
import java.util.Queue;
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
 * <p>An event that failed is the first to be tried again, so that order is kept. One that failed
 * some times in turn lets others try first: should it be the reason of the failure, it must not
 * stand in their way.
 */
final class Outbox {

    /** How many failed events are held serialised before fresh ones stop taking turns. */
    private static final int MOST_RETRIES = Pace.MOST_UNDER_WAY;

    /** Reports worked out in one go; between two, answers are looked at. */
    private static final int BATCH = 16;

    /** Files taken over in one go; between two, events are sent, and an end is noticed. */
    private static final int RECOVERED_AT_ONCE = 1_000;

    private final Ledger ledger;
    private final Serializer serializer;
    private final DeliveryLog log;
    private final @Nullable Spool spool;
    private final Queue<Report> reports;
    private final Queue<Parcel> onDisk;
    private final Deque<Parcel> packed = new ArrayDeque<>();
    private final PriorityQueue<Parcel> retries = new PriorityQueue<>();
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
        this.onDisk = spool == null ? new ArrayDeque<>() : new PriorityQueue<>(Parcel::byAge);
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
                List<SpoolFile> found = spool.recover(RECOVERED_AT_ONCE);
                more = found.size() >= RECOVERED_AT_ONCE;
                for (SpoolFile file : found) {
                    onDisk.add(new Parcel(numbers++, file));
                    ledger.recovered(1, true);
                }
                evict(spool);
            }
        } finally {
            ledger.recovered(0, more);
        }
        return more;
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
        retries.removeIf(retry -> !retry.isOnDisk() && packed.add(retry));
        for (int i = 0; i < BATCH; i++) {
            if (packed.isEmpty() && !pack()) {
                return false;
            }
            boolean last = i == BATCH - 1 || (packed.size() == 1 && reports.isEmpty());
            if (!toDisk(packed.element(), spool, last && !hurried)) {
                return false;
            }
        }
        return true;
    }

    private boolean writesToDisk() {
        return spooling && !awaitsDisk();
    }

    /** Writes the first of the packed ones, which stays where it is if that fails. */
    private boolean toDisk(Parcel parcel, Spool spool, boolean force) {
        SpoolFile file;
        try {
            file = spool.write(parcel.event(), force);
        } catch (IOException | RuntimeException e) {
            log.diskFailed(e);
            return false;
        }
        packed.remove();
        // If it counts as lost by now, it is for the next process to find.
        if (ledger.spooled(parcel.bytes())) {
            // What is likely to be sent at once need not be read again.
            parcel.spooled(file, onDisk.size() < MOST_RETRIES);
            onDisk.add(parcel);
        }
        log.diskWorks();
        evict(spool);
        return true;
    }

    /** The oldest give way once they are too old, or the spool is larger than it may be. */
    private void evict(Spool spool) {
        Parcel oldest;
        while ((oldest = onDisk.peek()) != null) {
            boolean full = spool.isTooLarge();
            SpoolFile file = oldest.file();
            if (!full && (file == null || !spool.isTooOld(file))) {
                return;
            }
            lost(onDisk.remove(), LossReason.CACHE_OVERFLOW, true);
            if (full) {
                log.spoolFull();
            }
        }
    }

    /** Returns what to send next; null if nothing waits. */
    @Nullable Parcel next() {
        Parcel retry = retries.peek();
        if (retry != null && (!retry.hasHadItsTurn() || retries.size() >= MOST_RETRIES)) {
            return retries.poll();
        }
        Parcel fresh = fromDisk();
        if (fresh == null && (!packed.isEmpty() || (!writesToDisk() && pack()))) {
            fresh = packed.poll();
        }
        return fresh == null ? retries.poll() : fresh;
    }

    private @Nullable Parcel fromDisk() {
        Parcel parcel;
        while (spool != null && !spool.rests() && (parcel = onDisk.poll()) != null) {
            SpoolFile file = parcel.file();
            if (file == null || parcel.isLoaded()) {
                return parcel;
            }
            boolean settled = false;
            try {
                parcel.load(spool.read(file));
                settled = true;
                return parcel;
            } catch (MalformedEnvelopeException e) {
                settled = true;
                ledger.dropped(LossReason.INVALID, true, 0, true);
                spool.setAside(file, String.valueOf(e.getMessage()));
            } catch (NoSuchFileException e) {
                settled = true;
                lost(parcel, LossReason.INVALID, true);
            } catch (IOException e) {
                log.diskFailed(e);
            } finally {
                if (!settled) {
                    parcel.misread();
                    onDisk.add(parcel);
                }
            }
        }
        return null;
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

    void retry(Parcel parcel) {
        retries.add(parcel);
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
