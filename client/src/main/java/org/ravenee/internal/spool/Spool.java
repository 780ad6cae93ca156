/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.internal.envelope.EnvelopeReader;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.MalformedEnvelopeException;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.internal.log.BackgroundLogger;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.spi.OperatorMessage;

/**
 * The events of one client on disk, each in a file of its own: a complete envelope, save for the
 * time of sending. A file gets its name once all of it is written, so a file with a name survives
 * the end of the process at any instant. Several processes may share the directory: each writes
 * into a {@link SpoolPartition} of its own and takes over those of processes that have ended.
 *
 * <p>The space is shared by all partitions with events for the same target, in equal parts.
 * Partitions for other targets are left alone.
 *
 * <p>One thread at a time may open, recover and write. Others may read and remove meanwhile.
 */
public final class Spool {

    /** Servers do not take older events. */
    private static final Duration OLDEST = Duration.ofDays(30);

    /** Far more than any envelope of this client. */
    private static final long LARGEST_FILE = 20 << 20;

    private static final String REJECTED = ".rejected";
    private static final String UNFINISHED = ".tmp";
    private static final int NUMBERS = 1_000_000;

    /**
     * The most files that are kept and logged without being events; they take a part of the space.
     */
    private static final int MOST_REJECTED = 50;

    private static final int REJECTED_PART = 8;

    /** A disk that fails is not used for a moment: the failure need not be due to one file. */
    private static final long REST = TimeUnit.SECONDS.toNanos(1);

    private final Path root;
    private final long mostBytes;
    private final Dsn dsn;
    private final String target;
    private final EnvelopeWriter envelopes;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final BackgroundLogger log;
    private final long openedAt;
    private final long openedNanos;
    private final Set<OperatorMessage> logged = ConcurrentHashMap.newKeySet();
    private volatile @Nullable SpoolPartition partition;
    private final AtomicLong bytes = new AtomicLong();
    private volatile int partitions = 1;
    private int rejected;
    private long rejectedBytes;
    private int setAside;
    private int number;
    private volatile long restsUntil;
    private volatile boolean rests;

    /**
     * Creates a spool. The disk is not used before {@link #open}.
     *
     * @param root the directory that all processes share
     * @param mostBytes the space for all events of one target
     * @param dsn whose events these are; those for other targets are left alone
     * @param clock tells when an event was written
     * @param nanos a monotonic clock
     * @param log tells the operator what happens to files
     */
    public Spool(
            Path root,
            long mostBytes,
            Dsn dsn,
            EnvelopeWriter envelopes,
            InstantSource clock,
            LongSupplier nanos,
            BackgroundLogger log) {
        this.root = root;
        this.mostBytes = mostBytes;
        this.dsn = dsn;
        this.target = digest(dsn.toString());
        this.envelopes = envelopes;
        this.clock = clock;
        this.nanos = nanos;
        this.log = log;
        this.openedAt = clock.millis();
        this.openedNanos = nanos.getAsLong();
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates the partition, and creates it again if it was removed. */
    public void open() throws IOException {
        Files.createDirectories(
                root.toAbsolutePath(), SpoolPartition.readableByOwner(root, "rwx------"));
        if (partition == null
                || !Files.isDirectory(partition.directory(), LinkOption.NOFOLLOW_LINKS)) {
            PosixFileAttributeView about =
                    Files.getFileAttributeView(root, PosixFileAttributeView.class);
            if (about != null
                    && about.readAttributes()
                            .permissions()
                            .contains(PosixFilePermission.OTHERS_WRITE)) {
                logOnce(ClientMessages.SPOOL_WRITABLE_BY_OTHERS, root);
            }
            partition = SpoolPartition.create(root, target);
        }
    }

    /**
     * Takes over files of processes that have ended, in an open spool. A file that cannot be taken
     * over stays where it is; the others are taken over nevertheless.
     *
     * @param most the most to take over at once: if so many are returned, there may be more
     * @return the files, in no order
     */
    public List<SpoolFile> recover(int most) {
        List<SpoolFile> found = new ArrayList<>();
        SpoolPartition own = partition;
        if (own == null) {
            return found;
        }
        partitions = 1;
        rejected = 0;
        rejectedBytes = 0;
        eachIn(root, own, found, most);
        return found;
    }

    /** Takes over the files of the root, or of the partition of a process that has ended. */
    private void eachIn(Path directory, SpoolPartition own, List<SpoolFile> found, int most) {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            boolean inPartition = !directory.equals(root);
            for (Path path : paths) {
                if (inPartition && found.size() >= most) {
                    return;
                }
                attempt(path, own, found, most, inPartition);
            }
        } catch (NoSuchFileException e) {
            // Another process was faster.
        } catch (IOException | RuntimeException e) {
            leftAlone(e);
        }
    }

    private void attempt(
            Path path, SpoolPartition own, List<SpoolFile> found, int most, boolean inPartition) {
        try {
            if (inPartition) {
                claimFromPartition(path, own, found);
            } else {
                claimFromRoot(path, own, found, most);
            }
        } catch (NoSuchFileException e) {
            // Another process was faster.
        } catch (IOException | RuntimeException e) {
            leftAlone(e);
        }
    }

    private void claimFromRoot(Path path, SpoolPartition own, List<SpoolFile> found, int most)
            throws IOException {
        String name = path.getFileName().toString();
        if (name.endsWith(SpoolFile.SUFFIX)) {
            claim(path, own, found);
        } else if (name.endsWith(REJECTED)) {
            countRejected(path);
        } else if (!path.equals(own.directory()) && SpoolPartition.isPartition(path, target)) {
            empty(path, own, found, most);
        }
    }

    private void claimFromPartition(Path file, SpoolPartition own, List<SpoolFile> found)
            throws IOException {
        if (file.getFileName().toString().endsWith(SpoolFile.SUFFIX + UNFINISHED)) {
            // The event of this file did not count as being on disk.
            Files.deleteIfExists(file);
        } else if (!SpoolPartition.isLock(file)) {
            claim(file, own, found);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time takes over
    private void empty(Path directory, SpoolPartition own, List<SpoolFile> found, int most)
            throws IOException {
        SpoolPartition orphan = SpoolPartition.adopt(directory, target);
        if (orphan == null) {
            partitions += Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) ? 1 : 0;
            return;
        }
        try {
            eachIn(directory, own, found, most);
        } finally {
            orphan.leave();
        }
    }

    private void claim(Path path, SpoolPartition own, List<SpoolFile> found) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String name = path.getFileName().toString();
        SpoolFile file = SpoolFile.of(name, Files.size(path));
        if (file == null) {
            setAside(path, "its name is not that of a spooled event");
        } else {
            Files.move(path, own.directory().resolve(name), StandardCopyOption.ATOMIC_MOVE);
            bytes.addAndGet(file.size());
            found.add(file);
        }
    }

    /**
     * Writes an event; once this returns, it survives the end of the process.
     *
     * @param force whether it is to survive the end of the machine as well: that takes a disk some
     *     milliseconds, and most file systems keep what was written before along with it
     */
    public SpoolFile write(PackedEvent event, boolean force) throws IOException {
        byte[] content = envelopes.envelope(event, Map.of(), null).content();
        number = (number + 1) % NUMBERS;
        SpoolFile file = new SpoolFile(event.id(), clock.millis(), number, content.length);
        Path path = path(file);
        Path unfinished = path.resolveSibling(path.getFileName() + UNFINISHED);
        try {
            write(content, unfinished, force);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            rest();
            deleteQuietly(unfinished);
            throw e;
        }
        bytes.addAndGet(content.length);
        return file;
    }

    private Path path(SpoolFile file) throws IOException {
        SpoolPartition own = partition;
        if (own == null) {
            throw new IOException("the spool is not open");
        }
        return own.directory().resolve(file.name());
    }

    private static void write(byte[] content, Path path, boolean force) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        SpoolPartition.readableByOwner(path, "rw-------"))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (force) {
                channel.force(true);
            }
        }
    }

    /**
     * Reads an event.
     *
     * @throws MalformedEnvelopeException if the file does not hold the event
     * @throws NoSuchFileException if the file was removed
     * @throws IOException if the disk fails; another attempt may succeed
     */
    public PackedEvent read(SpoolFile file) throws IOException {
        Path path = path(file);
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new MalformedEnvelopeException("it is larger than any event");
            }
            return EnvelopeReader.read(Files.readAllBytes(path), file.id(), dsn);
        } catch (MalformedEnvelopeException | NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            rest();
            throw e;
        }
    }

    private void rest() {
        restsUntil = nanos.getAsLong() + REST;
        rests = true;
    }

    /** Whether the disk has failed a moment ago. */
    public boolean isResting() {
        return rests && restsUntil - nanos.getAsLong() > 0;
    }

    /** Removes an event that is delivered or given up. */
    public void delete(SpoolFile file) {
        bytes.addAndGet(-file.size());
        try {
            deleteQuietly(path(file));
        } catch (IOException e) {
            // The spool is closed: the next process takes the file over.
        }
    }

    /** Moves a file that is no event out of the way, and keeps it for the operator to look at. */
    public void setAside(SpoolFile file, String reason) {
        bytes.addAndGet(-file.size());
        try {
            setAside(path(file), reason);
        } catch (IOException e) {
            leftAlone(e);
        }
    }

    /** Beyond the bound, own files are removed and foreign ones stay where they are. */
    private synchronized void setAside(Path file, String reason) throws IOException {
        Path to = root.resolve(file.getFileName() + REJECTED);
        long size = Files.size(file);
        boolean ours = SpoolFile.of(file.getFileName().toString(), size) != null;
        if (rejected < MOST_REJECTED
                && rejectedBytes + size <= mostBytes / REJECTED_PART
                && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
            rejected++;
            rejectedBytes += size;
            if (++setAside <= MOST_REJECTED) {
                log.log(ClientMessages.FILE_SET_ASIDE, to.getFileName(), reason);
            }
        } else if (ours) {
            Files.deleteIfExists(file);
            logOnce(ClientMessages.TOO_MANY_SET_ASIDE);
        }
    }

    private void countRejected(Path path) throws IOException {
        String name = path.getFileName().toString();
        long size = Files.size(path);
        SpoolFile file = SpoolFile.of(name.substring(0, name.length() - REJECTED.length()), size);
        if (file != null && isTooOld(file)) {
            Files.deleteIfExists(path);
        } else {
            rejected++;
            rejectedBytes += size;
        }
    }

    private void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            logOnce(ClientMessages.FILE_NOT_REMOVED, e);
        }
    }

    private void leftAlone(Exception failure) {
        logOnce(ClientMessages.SPOOL_ENTRY_IGNORED, failure);
    }

    private void logOnce(OperatorMessage message, Object... parameters) {
        if (logged.add(message)) {
            log.log(message, parameters);
        }
    }

    /** Whether this client's files take more than its share of the space. */
    public boolean isTooLarge() {
        return bytes.get() > mostBytes / partitions;
    }

    /**
     * Whether an event is too old for any server to take it. A clock that was set forward since the
     * start makes no event older.
     */
    public boolean isTooOld(SpoolFile file) {
        long elapsed = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - openedNanos);
        long now = Math.min(clock.millis(), openedAt + elapsed);
        return now - file.written() > OLDEST.toMillis();
    }

    /** Leaves the files that are not delivered to the next process. */
    public void close() {
        SpoolPartition own = partition;
        partition = null;
        if (own != null) {
            own.leave(target);
        }
    }
}
