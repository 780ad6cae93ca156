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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.internal.envelope.EnvelopeReader;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.MalformedEnvelopeException;
import org.ravenee.internal.envelope.PackedEvent;

/**
 * The events of one client on disk, each in a file of its own: a complete envelope, save for the
 * time of sending. A file has its name only once all of it is written, so what has a name survives
 * the end of the process at any instant. Several processes may share the directory: each writes
 * into a {@link Lane} of its own and takes over the lanes of those that have ended.
 *
 * <p>Not safe for use by several threads.
 */
public final class Spool {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    /** Servers do not take older events. */
    private static final Duration OLDEST = Duration.ofDays(30);

    /** No envelope of ours comes near it. */
    private static final long LARGEST_FILE = 20 << 20;

    private static final String REJECTED = ".rejected";
    private static final String UNFINISHED = ".tmp";
    private static final int NUMBERS = 1_000_000;

    private final Path root;
    private final long mostBytes;
    private final Dsn dsn;
    private final String target;
    private final EnvelopeWriter envelopes;
    private final InstantSource clock;
    private @Nullable Lane lane;
    private long bytes;
    private int number;

    /**
     * Describes a spool; nothing is touched before {@link #recover}.
     *
     * @param root the directory that all processes share
     * @param mostBytes the most that this client keeps there
     * @param dsn whose events these are; those for other targets are left alone
     */
    public Spool(
            Path root, long mostBytes, Dsn dsn, EnvelopeWriter envelopes, InstantSource clock) {
        this.root = root;
        this.mostBytes = mostBytes;
        this.dsn = dsn;
        this.target = digest(dsn.toString());
        this.envelopes = envelopes;
        this.clock = clock;
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

    /**
     * Opens the spool if need be, and takes over what processes that have ended left behind.
     *
     * @return what was found, oldest first
     */
    public List<SpoolFile> recover() throws IOException {
        Files.createDirectories(root.toAbsolutePath(), Lane.readableByOwner(root, "rwx------"));
        Lane own = lane;
        if (own == null || !Files.isDirectory(own.directory())) {
            own = Lane.create(root, target);
            lane = own;
        }
        List<SpoolFile> found = new ArrayList<>();
        for (Path path : list(root)) {
            if (path.getFileName().toString().endsWith(SpoolFile.SUFFIX)) {
                claim(path, own, found);
            } else if (!path.equals(own.directory())) {
                empty(path, own, found);
            }
        }
        found.sort(Comparator.comparing(file -> file.path().getFileName()));
        found.forEach(file -> bytes += file.size());
        return found;
    }

    private void empty(Path directory, Lane own, List<SpoolFile> found) throws IOException {
        Lane orphan = Lane.adopt(directory, target);
        if (orphan == null) {
            return;
        }
        try {
            for (Path file : list(directory)) {
                if (file.getFileName().toString().endsWith(SpoolFile.SUFFIX + UNFINISHED)) {
                    // Its event was never said to be on disk.
                    Files.deleteIfExists(file);
                } else if (!Lane.isLock(file)) {
                    claim(file, own, found);
                }
            }
        } finally {
            orphan.leave(target);
        }
    }

    private void claim(Path path, Lane own, List<SpoolFile> found) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        SpoolFile file =
                SpoolFile.of(own.directory().resolve(path.getFileName()), Files.size(path));
        if (file == null) {
            setAside(path, "its name is not that of a spooled event");
        } else {
            Files.move(path, file.path(), StandardCopyOption.ATOMIC_MOVE);
            found.add(file);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(paths::add);
        }
        return paths;
    }

    /** Writes an event; once this returns, it survives the end of the process. */
    public SpoolFile write(PackedEvent event) throws IOException {
        Lane own = lane;
        if (own == null) {
            throw new IOException("the spool is not open");
        }
        byte[] content = envelopes.envelope(event, Map.of(), null).content();
        number = (number + 1) % NUMBERS;
        String name = SpoolFile.name(event.id(), clock.instant(), number);
        Path path = own.directory().resolve(name);
        Path unfinished = own.directory().resolve(name + UNFINISHED);
        try {
            write(content, unfinished);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteQuietly(unfinished);
            throw e;
        }
        bytes += content.length;
        return new SpoolFile(path, event.id(), clock.instant(), content.length);
    }

    private static void write(byte[] content, Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        Lane.readableByOwner(path, "rw-------"))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * Reads an event.
     *
     * @throws MalformedEnvelopeException if the file is not what it should be
     */
    public PackedEvent read(SpoolFile file) throws IOException {
        if (Files.size(file.path()) > LARGEST_FILE) {
            throw new MalformedEnvelopeException("it is larger than any event");
        }
        return EnvelopeReader.read(Files.readAllBytes(file.path()), file.id(), dsn);
    }

    /** Removes an event that is delivered or given up. */
    public void delete(SpoolFile file) {
        bytes -= file.size();
        deleteQuietly(file.path());
    }

    /** Keeps a file that is not an event for whoever wants to look at it, out of the way. */
    public void setAside(SpoolFile file, String reason) {
        bytes -= file.size();
        setAside(file.path(), reason);
    }

    private void setAside(Path file, String reason) {
        LOGGER.log(
                System.Logger.Level.WARNING,
                "A file in the spool is set aside as {0}{1}: {2}",
                file.getFileName(),
                REJECTED,
                reason);
        try {
            Files.move(
                    file,
                    root.resolve(file.getFileName() + REJECTED),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteQuietly(file);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "A file in the spool cannot be removed, its event may arrive again",
                    e);
        }
    }

    /** Whether there is more on disk than there may be. */
    public boolean isTooLarge() {
        return bytes > mostBytes;
    }

    /** Whether an event is too old for any server to take it. */
    public boolean isTooOld(SpoolFile file) {
        return file.written().plus(OLDEST).isBefore(clock.instant());
    }

    /** Leaves what is not delivered to the next process. */
    public void close() {
        Lane own = lane;
        lane = null;
        if (own != null) {
            own.leave(target);
        }
    }
}
