/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.envelope.MalformedEnvelopeException;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.spool.Spool;
import org.ravenee.internal.spool.SpoolFile;

/**
 * Events that wait on disk. They are written there before they are sent, and in batches, as a disk
 * takes some milliseconds to be sure of something. While the disk fails, they wait in memory.
 */
final class SpoolQueue implements EventQueue {

    /** The most events on disk that are held in memory as well: those likely to be sent soon. */
    private static final int MOST_LOADED = RetryPolicy.MOST_SENDING;

    /** Files taken over in one go: meanwhile nothing is written. */
    private static final int RECOVERED_AT_ONCE = 100;

    /** The most files of earlier processes that are listed at a time, as a list takes memory. */
    private static final int RECOVERED_MOST = 20_000;

    /** The interval of searches for the spools of processes that have ended. */
    private static final long RECOVERY_INTERVAL = TimeUnit.SECONDS.toNanos(60);

    /** Between two looks at a disk that fails, and at a spool that is too large to be known. */
    private static final long SHORT_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final Spool spool;
    private final MemoryQueue memory;
    private final DeliveryStats stats;
    private final DeliveryLog log;
    private final LongSupplier nanos;

    /** Guarded, as the other set, by this object. The lock is not held while the disk is used. */
    private final TreeSet<QueuedEnvelope> own = new TreeSet<>(QueuedEnvelope::byFile);

    private final TreeSet<QueuedEnvelope> inherited = new TreeSet<>(QueuedEnvelope::byFile);
    private volatile boolean open;

    /** Until the disk was tried, nothing is sent from memory: it would not be on disk before. */
    private volatile boolean tried;

    private volatile boolean draining;
    private volatile long recoverAt;

    SpoolQueue(
            Spool spool,
            MemoryQueue memory,
            DeliveryStats stats,
            DeliveryLog log,
            LongSupplier nanos) {
        this.spool = spool;
        this.memory = memory;
        this.stats = stats;
        this.log = log;
        this.nanos = nanos;
        this.recoverAt = nanos.getAsLong();
    }

    @Override
    public synchronized boolean isEmpty() {
        return own.isEmpty() && inherited.isEmpty() && memory.isEmpty();
    }

    @Override
    public boolean hasUnprepared() {
        return (writes() || !tried) ? !memory.isEmpty() : memory.hasUnprepared();
    }

    @Override
    public boolean isDurable() {
        return open;
    }

    /** Whether events are written to disk now. */
    private boolean writes() {
        return open && !spool.isResting();
    }

    @Override
    public @Nullable QueuedEnvelope poll(boolean newest) {
        if (!writes()) {
            return tried ? memory.poll(newest) : null;
        }
        synchronized (this) {
            return newest ? own.pollLast() : own.pollFirst();
        }
    }

    @Override
    public @Nullable QueuedEnvelope pollNewerThan(long number) {
        if (!writes()) {
            return memory.pollNewerThan(number);
        }
        synchronized (this) {
            return own.isEmpty() || own.last().number() <= number ? null : own.pollLast();
        }
    }

    @Override
    public @Nullable QueuedEnvelope pollInherited() {
        if (!writes()) {
            return null;
        }
        synchronized (this) {
            return inherited.pollFirst();
        }
    }

    @Override
    public boolean prepare() {
        boolean recovered = false;
        if (!draining && nanos.getAsLong() - recoverAt >= 0) {
            recovered = recover();
        } else if (draining && !open) {
            open();
        }
        return (writes() ? write() : memory.prepare()) || recovered;
    }

    @Override
    public long untilPrepare() {
        long untilRecovery = draining ? FOREVER : recoverAt - nanos.getAsLong();
        return memory.isEmpty() ? untilRecovery : Math.min(untilRecovery, SHORT_WAIT);
    }

    /** Takes over some files of earlier processes; returns whether there were any. */
    private boolean recover() {
        int found = 0;
        boolean more = false;
        try {
            if (open()) {
                found = isFull() ? 0 : recoverSome();
                more = isFull() || found >= RECOVERED_AT_ONCE;
            }
            recoverAt = nanos.getAsLong() + (!more ? RECOVERY_INTERVAL : isFull() ? SHORT_WAIT : 0);
        } finally {
            stats.recovered(0, more);
        }
        return found > 0;
    }

    private synchronized boolean isFull() {
        return inherited.size() >= RECOVERED_MOST;
    }

    private int recoverSome() {
        List<SpoolFile> found = spool.recover(RECOVERED_AT_ONCE);
        for (SpoolFile file : found) {
            synchronized (this) {
                inherited.add(new QueuedEnvelope(0, file));
            }
            stats.recovered(1, true);
        }
        evict();
        return found.size();
    }

    /** Makes sure that events can be written. */
    private boolean open() {
        try {
            spool.open();
            open = true;
            return true;
        } catch (IOException | RuntimeException e) {
            log.diskFailed(e);
            return false;
        } finally {
            tried = true;
        }
    }

    /** Writes some of what waits in memory; returns whether there was any, and the disk works. */
    private boolean write() {
        int written = 0;
        QueuedEnvelope next;
        while (written < MemoryQueue.BATCH && (next = memory.poll(false)) != null) {
            written++;
            PackedEvent event = memory.load(next);
            if (event == null) {
                continue;
            }
            boolean last = written == MemoryQueue.BATCH || memory.isEmpty();
            if (!write(next, event, last && !draining)) {
                memory.putBack(next);
                return false;
            }
            if (next.isOnDisk()) {
                keep(next);
            }
            evict();
        }
        return written > 0;
    }

    /** Writes one event; false if the disk does not take it. */
    private boolean write(QueuedEnvelope envelope, PackedEvent event, boolean force) {
        SpoolFile file;
        try {
            file = spool.write(event, force);
        } catch (IOException | RuntimeException e) {
            log.diskFailed(e);
            return false;
        }
        // An event that was given up meanwhile is for the next process to find.
        if (stats.spooled(envelope.bytes())) {
            envelope.spooled(file);
        }
        log.diskWorks();
        return true;
    }

    private synchronized void keep(QueuedEnvelope envelope) {
        if (own.size() >= MOST_LOADED) {
            envelope.unload();
        }
        own.add(envelope);
    }

    @Override
    public void persist(QueuedEnvelope envelope) {
        PackedEvent event = envelope.packed();
        if (event != null && !envelope.isOnDisk() && writes()) {
            write(envelope, event, !draining);
        }
    }

    /** The oldest give way once they are too old, or the spool is larger than it may be. */
    private void evict() {
        QueuedEnvelope oldest;
        while ((oldest = pollEvicted()) != null) {
            stats.discarded(oldest, DiscardReason.CACHE_OVERFLOW, true);
            remove(oldest);
        }
    }

    private synchronized @Nullable QueuedEnvelope pollEvicted() {
        TreeSet<QueuedEnvelope> from = inherited.isEmpty() ? own : inherited;
        SpoolFile oldest = from.isEmpty() ? null : from.first().file();
        if (oldest == null) {
            return null;
        }
        if (spool.isTooLarge()) {
            log.spoolFull();
        } else if (!spool.isTooOld(oldest)) {
            return null;
        }
        return from.pollFirst();
    }

    @Override
    public @Nullable PackedEvent load(QueuedEnvelope envelope) throws IOException {
        SpoolFile file = envelope.file();
        PackedEvent loaded = envelope.packed();
        if (file == null || loaded != null) {
            return memory.load(envelope);
        }
        try {
            PackedEvent event = spool.read(file);
            envelope.packed(event);
            return event;
        } catch (MalformedEnvelopeException e) {
            stats.discarded(envelope, DiscardReason.INVALID, true);
            spool.setAside(file, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            stats.discarded(envelope, DiscardReason.INVALID, true);
            spool.delete(file);
        } catch (IOException e) {
            log.diskFailed(e);
            throw e;
        }
        return null;
    }

    @Override
    public void remove(QueuedEnvelope envelope) {
        SpoolFile file = envelope.file();
        if (file != null) {
            spool.delete(file);
        }
    }

    @Override
    public void drain() {
        draining = true;
        stats.recovered(0, false);
    }

    @Override
    public void close() {
        spool.close();
    }
}
