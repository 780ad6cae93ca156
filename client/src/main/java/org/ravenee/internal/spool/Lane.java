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
 * in it. The system gives the lock up when the process ends, however it ends; whoever gets it next
 * owns what is left.
 *
 * <p>A process must not even open the lock of a lane that it owns itself, as closing the file again
 * would give up the lock. So the name of a lane says which process it belongs to, and a lane left
 * behind in good order changes its name.
 */
final class Lane {

    private static final String LOCK = "lock";
    private static final int ATTEMPTS = 10;

    private final Path directory;
    private final FileChannel channel;

    private Lane(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    Path directory() {
        return directory;
    }

    /** Creates a lane of this process. */
    static Lane create(Path root, String target) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Path directory = root.resolve(ownPrefix(target) + random());
            Files.createDirectory(directory, readableByOwner(root, "rwx------"));
            // Between the two steps another process may have taken it for an empty orphan.
            Lane lane = lock(directory);
            if (lane != null) {
                return lane;
            }
        }
        throw new IOException("no lock can be held in " + root);
    }

    /** Takes over a lane that nobody owns any more; null if somebody does, or did meanwhile. */
    static @Nullable Lane adopt(Path directory, String target) throws IOException {
        return name(directory).startsWith(ownPrefix(target)) ? null : lock(directory);
    }

    /** Tells whether something is a lane with events for a target. */
    static boolean isLane(Path directory, String target) {
        return name(directory).startsWith(target + "-")
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    /** A lock counts only on the file that others would lock, not on one that is gone by now. */
    private static @Nullable Lane lock(Path directory) throws IOException {
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
            // another client of this process is about to leave it
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? new Lane(directory, channel) : null;
    }

    /** What tells a file from others that had its name; null if there is none. */
    private static @Nullable Object identity(Path file) throws IOException {
        try {
            Object key =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .fileKey();
            // Where there are no keys, open files cannot be removed either.
            return key == null ? file : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static boolean isLock(Path file) {
        return name(file).equals(LOCK);
    }

    /** Gives the lane up: removed if it is empty, else left to whoever comes next. */
    void leave() {
        try (channel) {
            if (isEmpty()) {
                Files.deleteIfExists(directory.resolve(LOCK));
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            // It is found again later.
        }
    }

    /** Gives up a lane of this process, which looks for those of others only. */
    void leave(String target) {
        try {
            if (!isEmpty()) {
                Files.move(
                        directory,
                        directory.resolveSibling(target + "-left-" + random()),
                        StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // It keeps its name, and is found once this process has ended.
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
