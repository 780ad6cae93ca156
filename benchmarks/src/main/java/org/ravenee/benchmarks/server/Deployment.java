/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ravenee.benchmarks.process.ClassPath;
import org.ravenee.benchmarks.request.SentryListener;
import org.ravenee.benchmarks.server.application.Order;
import org.ravenee.benchmarks.server.application.OrderException;
import org.ravenee.benchmarks.server.application.OrderExceptionMapper;
import org.ravenee.benchmarks.server.application.OrderRepository;
import org.ravenee.benchmarks.server.application.OrderResource;
import org.ravenee.benchmarks.server.application.Orders;
import org.ravenee.benchmarks.server.application.ProbeResource;
import org.ravenee.benchmarks.server.application.Reporting;
import org.ravenee.benchmarks.server.application.Shop;
import org.ravenee.benchmarks.server.reporting.NoReporting;
import org.ravenee.benchmarks.server.reporting.RavenReporting;
import org.ravenee.benchmarks.server.reporting.SentryListeners;
import org.ravenee.benchmarks.server.reporting.SentryReporting;

/** The application with an error reporter, or without one. */
enum Deployment {
    /** Without an error reporter. */
    PLAIN("none", ""),
    /** With {@code raven-jakarta} and a DSN. */
    RAVEN("raven-", "META-INF/microprofile-config.properties"),
    /** With the peer, its listeners and a call in the mapper. */
    SENTRY("sentry-", "sentry.properties");

    private static final List<Class<?>> APPLICATION =
            List.of(
                    Shop.class,
                    OrderResource.class,
                    Orders.class,
                    OrderRepository.class,
                    Order.class,
                    Order.Line.class,
                    OrderException.class,
                    OrderExceptionMapper.class,
                    ProbeResource.class,
                    Reporting.class);

    private final String libraries;
    private final String configuration;

    Deployment(String libraries, String configuration) {
        this.libraries = libraries;
        this.configuration = configuration;
    }

    /** The classes by which the application calls its error reporter. */
    private List<Class<?>> reporting() {
        return switch (this) {
            case PLAIN -> List.of(NoReporting.class);
            case RAVEN -> List.of(RavenReporting.class);
            case SENTRY ->
                    List.of(
                            SentryReporting.class,
                            SentryListeners.class,
                            SentryListener.class,
                            nested(SentryListener.class, "RequestProcessor"));
        };
    }

    /** Its side in the results, and its path on the server. */
    String side() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes the archive. */
    void write(Path war, String dsn) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (Class<?> type : APPLICATION) {
                add(zip, type);
            }
            for (Class<?> type : reporting()) {
                add(zip, type);
            }
            if (!configuration.isEmpty()) {
                String key = this == RAVEN ? "sentry.dsn=" : "dsn=";
                zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + configuration));
                zip.write((key + dsn + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            for (Path path : ClassPath.all()) {
                String name = String.valueOf(path.getFileName());
                if (name.startsWith(libraries) && !name.startsWith("raven-benchmarks")) {
                    library(zip, path, name);
                }
            }
        }
    }

    private static void library(ZipOutputStream zip, Path path, String name) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is no jar: the build has to reach the phase package");
        }
        zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + name));
        Files.copy(path, (OutputStream) zip);
    }

    private static void add(ZipOutputStream zip, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + file));
        try (InputStream in = type.getResourceAsStream("/" + file)) {
            Objects.requireNonNull(in, file).transferTo(zip);
        }
    }

    private static Class<?> nested(Class<?> type, String name) {
        for (Class<?> candidate : type.getDeclaredClasses()) {
            if (candidate.getSimpleName().equals(name)) {
                return candidate;
            }
        }
        throw new IllegalStateException(name);
    }
}
