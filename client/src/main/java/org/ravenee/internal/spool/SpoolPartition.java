/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directory that belongs to one client of one process, as long as that holds the lock on a file
 * in it. The operating system releases the lock when the process ends, however it ends. The process
 * that gets the lock next owns the files that are left.
 *
 * <p>A process must not even open the lock file of a partition that it owns: closing the file would
 * release the lock. So the name of a partition identifies its process, and a partition that was
 * closed properly changes its name.
 */
final class SpoolPartition {

    private static final String LOCK = "lock";
    private static final int ATTEMPTS = 10;

    private final Path directory;
    private final FileChannel channel;

    private SpoolPartition(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    Path directory() {
        return directory;
    }

    /** Creates a partition of this process. */
    static SpoolPartition create(Path root, String target) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Path directory = root.resolve(ownPrefix(target) + random());
            Files.createDirectory(directory, readableByOwner(root, "rwx------"));
            // Between the two steps another process may have adopted and removed it.
            SpoolPartition partition = lock(directory);
            if (partition != null) {
                return partition;
            }
        }
        throw new IOException("no lock can be held in " + root);
    }

    /**
     * Takes over a partition without an owner; null if it has one, or another process was faster.
     */
    static @Nullable SpoolPartition adopt(Path directory, String target) throws IOException {
        return name(directory).startsWith(ownPrefix(target)) ? null : lock(directory);
    }

    /** Whether a path is a partition with events for a target. */
    static boolean isPartition(Path directory, String target) {
        return name(directory).startsWith(target + "-")
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    /** A lock counts only on the file that others would lock, not on one that was removed. */
    private static @Nullable SpoolPartition lock(Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        Object before = identity(file);
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(
                            file,
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS),
                            readableByOwner(directory, "rw-------"));
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean locked = false;
        try {
            Object opened = before == null ? identity(file) : before;
            locked = channel.tryLock() != null && opened != null && opened.equals(identity(file));
        } catch (OverlappingFileLockException e) {
            // Another client of this process is about to close it.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? new SpoolPartition(directory, channel) : null;
    }

    /** Returns what identifies a file among those that had its name; null if there is none. */
    private static @Nullable Object identity(Path file) throws IOException {
        try {
            Object key =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .fileKey();
            // File systems without keys do not let open files be removed either.
            return key == null ? file : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static boolean isLock(Path file) {
        return name(file).equals(LOCK);
    }

    /** Releases the partition. Removes it if it is empty, else leaves it to the next process. */
    void leave() {
        try (channel) {
            if (isEmpty()) {
                Files.deleteIfExists(directory.resolve(LOCK));
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            // The next search finds the partition again.
        }
    }

    /** Releases a partition of this process, which from then on may adopt it as any other. */
    void leave(String target) {
        try {
            if (!isEmpty()) {
                Files.move(
                        directory,
                        directory.resolveSibling(target + "-left-" + random()),
                        StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // The partition keeps its name, and is adopted once this process has ended.
        }
        leave();
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.newDirectoryStream(directory, file -> !isLock(file))) {
            return !files.iterator().hasNext();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static String ownPrefix(String target) {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
        return target + "-" + process.pid() + "-" + start + "-";
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Permissions for something new; none where the file system does not know them. */
    static FileAttribute<?>[] readableByOwner(Path where, String permissions) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
