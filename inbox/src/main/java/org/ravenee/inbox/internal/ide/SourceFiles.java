/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.ide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds source files below directories: in each {@code src/main/java} and the like. */
final class SourceFiles {

    private static final int DEEPEST = 8;
    private static final int MOST = 500;
    private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "scala");
    private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules", "out");

    private final List<Path> roots;

    private SourceFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    static SourceFiles in(List<Path> directories) {
        List<Path> roots = new ArrayList<>();
        for (Path directory : directories) {
            roots.add(directory.toAbsolutePath().normalize());
            roots.addAll(sourceRoots(directory.toAbsolutePath().normalize()));
        }
        return new SourceFiles(roots);
    }

    /** The absolute path of a file that is named from its source root. */
    Optional<String> find(String path) {
        if (path.contains("..")) {
            return Optional.empty();
        }
        try {
            return roots.stream()
                    .map(root -> root.resolve(path))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .map(Path::toString);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static List<Path> sourceRoots(Path directory) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    directory,
                    EnumSet.noneOf(FileVisitOption.class),
                    DEEPEST,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path visited, BasicFileAttributes attributes) {
                            if (isSourceRoot(directory.relativize(visited))) {
                                found.add(visited);
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            return found.size() < MOST && !isSkipped(directory, visited)
                                    ? FileVisitResult.CONTINUE
                                    : FileVisitResult.SKIP_SUBTREE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look for sources in " + directory, e);
        }
        return found;
    }

    private static boolean isSourceRoot(Path relative) {
        int names = relative.getNameCount();
        return names >= 3
                && LANGUAGES.contains(relative.getFileName().toString())
                && relative.getName(names - 3).toString().equals("src");
    }

    private static boolean isSkipped(Path start, Path directory) {
        String name = String.valueOf(directory.getFileName());
        return !directory.equals(start) && (name.startsWith(".") || SKIPPED.contains(name));
    }
}
