/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.ravenee.inbox.internal.store.Archive;
import org.ravenee.inbox.internal.store.Discarded;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.RefusedRequest;
import org.ravenee.inbox.internal.store.StoredCheckIn;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * Keeps everything in a file of H2's MVStore. A change survives the end of the process once {@link
 * #flush()} returns. One thread of its own writes the file, because MVStore closes a file whose
 * thread is interrupted. After a failed write the inbox continues in memory and logs one WARNING.
 */
public final class FileArchive implements Archive {

    private static final System.Logger LOG = System.getLogger(FileArchive.class.getName());
    // MVStore reuses the space of old versions after this time. A short time keeps the file small.
    private static final int RETENTION_MILLIS = 2_000;
    private static final int CLOSE_SECONDS = 10;
    // The value of MVStore's DataUtils.ERROR_FILE_LOCKED.
    private static final int FILE_LOCKED = 7;
    private static final String FOREIGN =
            "%s is damaged or is not a file of the inbox; choose another file or delete it";
    private static final String EVENTS = "events-1";
    private static final String CHECK_INS = "check-ins-1";
    private static final String CLIENT_REPORTS = "client-reports-1";
    private static final String REFUSALS = "refusals-1";
    private static final Set<String> MAPS = Set.of(EVENTS, CHECK_INS, CLIENT_REPORTS, REFUSALS);
    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private final Path file;
    private final MVStore store;
    private final MVMap<Long, String> events;
    private final BoundedLog<StoredCheckIn> checkIns;
    private final BoundedLog<Discarded> discarded;
    private final BoundedLog<RefusedRequest> refused;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "raven-inbox-archive");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean failed;

    private FileArchive(Path file, MVStore store) {
        this.file = file;
        this.store = store;
        this.events = store.openMap(EVENTS);
        this.checkIns =
                new BoundedLog<>(
                        store.openMap(CHECK_INS),
                        EventStore.CHECK_INS,
                        CheckInRecord::write,
                        CheckInRecord::read);
        this.discarded =
                new BoundedLog<>(
                        store.openMap(CLIENT_REPORTS),
                        EventStore.REPORTS,
                        DiscardedRecord::write,
                        DiscardedRecord::read);
        this.refused =
                new BoundedLog<>(
                        store.openMap(REFUSALS),
                        EventStore.REPORTS,
                        RefusalRecord::write,
                        RefusalRecord::read);
    }

    /**
     * Opens a file, or creates it where there is none.
     *
     * @throws IOException when another process uses the file, or it is something else; it stays as
     *     it is
     */
    public static FileArchive open(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new IOException(file + " is a directory, not a file to keep events in");
        }
        if (!Files.exists(absolute)) {
            create(absolute);
        } else if (!Files.isWritable(absolute)) {
            throw new IOException(file + " cannot be written by this user");
        }
        try {
            MVStore store =
                    new MVStore.Builder()
                            .fileName(absolute.toString())
                            .autoCommitDisabled()
                            .compress()
                            .open();
            if (!MAPS.containsAll(store.getMapNames())) {
                store.closeImmediately();
                throw new IOException(FOREIGN.formatted(file));
            }
            store.setRetentionTime(RETENTION_MILLIS);
            return new FileArchive(file, store);
        } catch (MVStoreException e) {
            throw new IOException(reason(file, e), e);
        }
    }

    /** Creates an empty file that only its owner can read, as events hold personal data. */
    private static void create(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, posix ? OWNER_ONLY : new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw new IOException("Could not create " + file + ": " + e, e);
        }
    }

    private static String reason(Path file, RuntimeException e) {
        return e instanceof MVStoreException store && store.getErrorCode() == FILE_LOCKED
                ? "Another inbox uses " + file
                : FOREIGN.formatted(file);
    }

    @Override
    public Contents load() {
        UnreadableRecords unreadable = new UnreadableRecords();
        try {
            Contents contents =
                    new Contents(
                            events(unreadable),
                            checkIns.load(unreadable),
                            discarded.load(unreadable),
                            refused.load(unreadable));
            unreadable.log(file);
            return contents;
        } catch (MVStoreException | ClassCastException e) {
            store.closeImmediately();
            throw new UncheckedIOException(reason(file, e), new IOException(e));
        }
    }

    private List<StoredEvent> events(UnreadableRecords unreadable) {
        List<StoredEvent> loaded = new ArrayList<>();
        for (Long number : events.keyList()) {
            try {
                loaded.add(EventRecord.read(number, String.valueOf(events.get(number))));
            } catch (IllegalArgumentException e) {
                unreadable.count();
            }
        }
        return loaded;
    }

    @Override
    public void add(StoredEvent event) {
        change(() -> events.put(event.number(), EventRecord.write(event)));
    }

    @Override
    public void remove(StoredEvent event) {
        change(() -> events.remove(event.number()));
    }

    @Override
    public void addCheckIns(List<StoredCheckIn> received) {
        change(() -> received.forEach(checkIns::add));
    }

    @Override
    public void addDiscarded(List<Discarded> lines) {
        change(() -> lines.forEach(discarded::add));
    }

    @Override
    public void add(RefusedRequest request) {
        change(() -> refused.add(request));
    }

    @Override
    public void clear() {
        change(
                () -> {
                    events.clear();
                    checkIns.clear();
                    discarded.clear();
                    refused.clear();
                });
    }

    @Override
    public void flush() {
        await(writer.submit(() -> guarded(store::commit)));
    }

    @Override
    public void close() {
        writer.execute(() -> guarded(store::close));
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "{0} could not be closed in time", file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(Runnable change) {
        writer.execute(() -> guarded(change));
    }

    private void guarded(Runnable action) {
        if (failed) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException e) {
            failed = true;
            LOG.log(Level.WARNING, "Nothing more is kept in " + file + " after an error", e);
        }
    }

    /** The thread that waits may be interrupted; it stays so. */
    private static void await(Future<?> done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("The archive failed", e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
