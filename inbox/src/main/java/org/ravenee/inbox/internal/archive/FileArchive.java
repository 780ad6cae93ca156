/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.ravenee.inbox.internal.store.EventArchive;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * Events in a file of H2's MVStore. A change is safe from the end of the process once {@link
 * #flush()} returns. All access is on one thread that nobody interrupts: an interrupted thread
 * would close the file. Where writing fails the inbox goes on in memory and says so once.
 */
public final class FileArchive implements EventArchive {

    private static final System.Logger LOG = System.getLogger(FileArchive.class.getName());
    private static final String EVENTS = "events-1";
    // Space of old versions is used again after this time, so that the file stays small.
    private static final int RETENTION_MILLIS = 2_000;
    private static final int CLOSE_SECONDS = 10;

    private final Path file;
    private final MVStore store;
    private final MVMap<Long, String> events;
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
        Files.createDirectories(absolute.getParent());
        try {
            MVStore store =
                    new MVStore.Builder()
                            .fileName(absolute.toString())
                            .autoCommitDisabled()
                            .compress()
                            .open();
            store.setRetentionTime(RETENTION_MILLIS);
            return new FileArchive(file, store);
        } catch (MVStoreException e) {
            throw new IOException(reason(file, e), e);
        }
    }

    private static String reason(Path file, MVStoreException e) {
        // The number of MVStore's DataUtils.ERROR_FILE_LOCKED.
        return e.getErrorCode() == 7
                ? "Another inbox keeps its events in " + file
                : file + " is no file of an inbox, or it is damaged: " + e.getMessage();
    }

    @Override
    public List<StoredEvent> load() {
        List<StoredEvent> loaded = new ArrayList<>();
        int unreadable = 0;
        for (Long number : events.keyList()) {
            try {
                loaded.add(EventRecord.read(number, String.valueOf(events.get(number))));
            } catch (IllegalArgumentException e) {
                unreadable++;
            }
        }
        if (unreadable > 0) {
            LOG.log(Level.WARNING, "{0} events of {1} cannot be read", unreadable, file);
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
    public void clear() {
        change(events::clear);
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
        } catch (MVStoreException e) {
            failed = true;
            LOG.log(Level.WARNING, "Events are no longer kept in " + file, e);
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
