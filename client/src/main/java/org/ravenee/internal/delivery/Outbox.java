/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.MalformedEnvelopeException;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.spool.Spool;
import org.ravenee.internal.spool.SpoolFile;

/**
 * What waits to be sent: reports that are not worked out yet, events on disk, and events that are
 * tried again. Everything but {@link #submit} and {@link #keepsOnDisk} belongs to the sending
 * thread.
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

    private final Ledger ledger;
    private final Serializer serializer;
    private final DeliveryLog log;
    private final @Nullable Spool spool;
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
    private final Deque<Parcel> onDisk = new ArrayDeque<>();
    private final PriorityQueue<Parcel> retries = new PriorityQueue<>();
    private long numbers;
    private volatile boolean spooling;

    Outbox(Ledger ledger, Serializer serializer, DeliveryLog log, @Nullable Spool spool) {
        this.ledger = ledger;
        this.serializer = serializer;
        this.log = log;
        this.spool = spool;
    }

    void submit(Report report) {
        reports.add(report);
    }

    boolean hasReports() {
        return !reports.isEmpty();
    }

    /** Whether what is accepted is written to disk; false as well where the disk cannot be used. */
    boolean keepsOnDisk() {
        return spooling;
    }

    boolean hasSpool() {
        return spool != null;
    }

    /** Takes over what earlier processes left behind; opens the spool first if it is not open. */
    void recover() {
        if (spool == null) {
            return;
        }
        try {
            List<SpoolFile> found = spool.recover();
            ledger.recovered(found.size());
            for (SpoolFile file : found) {
                onDisk.add(new Parcel(numbers++, null, file, 0));
            }
            spooling = true;
            evict(spool);
        } catch (IOException | RuntimeException e) {
            ledger.recovered(0);
            log.diskFailed(e);
        }
    }

    /** Writes some of the waiting reports to disk; true if there may be more. */
    boolean spoolSome() {
        if (spool == null || !spooling) {
            return false;
        }
        for (int i = 0; i < BATCH; i++) {
            Parcel parcel = workOut();
            if (parcel == null) {
                return hasReports();
            }
            toDisk(parcel, spool);
        }
        return true;
    }

    private void toDisk(Parcel parcel, Spool spool) {
        try {
            PackedEvent event = parcel.event();
            SpoolFile file = spool.write(event);
            ledger.spooled(parcel.bytes());
            // What is likely to be sent at once need not be read again.
            boolean soon = onDisk.size() < MOST_RETRIES;
            onDisk.add(new Parcel(parcel.number(), soon ? event : null, file, 0));
            log.diskWorks();
            evict(spool);
        } catch (IOException | RuntimeException e) {
            log.diskFailed(e);
            retries.add(parcel);
        }
    }

    /** The oldest give way once the spool is larger than it may be. */
    private void evict(Spool spool) {
        while (spool.isTooLarge() && !onDisk.isEmpty()) {
            log.spoolFull();
            lost(onDisk.remove(), LossReason.CACHE_OVERFLOW, true);
        }
    }

    /** Returns what to send next; null if nothing waits. */
    @Nullable Parcel next() {
        Parcel retry = retries.peek();
        if (retry != null && (!retry.hasHadItsTurn() || retries.size() >= MOST_RETRIES)) {
            return retries.poll();
        }
        Parcel fresh = fromDisk();
        if (fresh == null && !spooling) {
            fresh = workOut();
        }
        return fresh == null ? retries.poll() : fresh;
    }

    private @Nullable Parcel fromDisk() {
        Parcel parcel;
        while (spool != null && (parcel = onDisk.poll()) != null) {
            SpoolFile file = parcel.file();
            if (file == null || (parcel.isLoaded() && !spool.isTooOld(file))) {
                return parcel;
            }
            try {
                if (spool.isTooOld(file)) {
                    lost(parcel, LossReason.CACHE_OVERFLOW, true);
                } else {
                    parcel.load(spool.read(file));
                    return parcel;
                }
            } catch (MalformedEnvelopeException e) {
                spool.setAside(file, String.valueOf(e.getMessage()));
                ledger.dropped(LossReason.INVALID, true, 0, true);
            } catch (IOException e) {
                log.diskFailed(e);
                lost(parcel, LossReason.INVALID, true);
            }
        }
        return null;
    }

    /** Serialises the next report; null if there is none. */
    private @Nullable Parcel workOut() {
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
                return new Parcel(numbers++, event, null, event.bytes());
            }
        }
        return null;
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
