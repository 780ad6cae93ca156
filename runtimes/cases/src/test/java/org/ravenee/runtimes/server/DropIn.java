/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder that a server watches: an archive in this folder is deployed. */
final class DropIn {

    private final Path folder;

    DropIn(Path folder) {
        this.folder = folder;
    }

    void create() throws IOException {
        Files.createDirectories(folder);
    }

    /** Moves a complete copy into the folder: a server must not see one half of an archive. */
    Path add(String name, Path archive) {
        try {
            Path part = Files.createTempFile(folder.getParent(), name, ".part");
            Files.copy(archive, part, StandardCopyOption.REPLACE_EXISTING);
            String extension = archive.toString().replaceFirst(".*\\.", ".");
            return Files.move(
                    part, folder.resolve(name + extension), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.delete(folder.resolve(name + ".war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
