/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the resources of the first folder on the class path with CDI SE and {@link SeBootstrap}:
 * java -Dserver.port=PORT SeLauncher.java. Run from source, as only some runtimes have these
 * libraries.
 */
public class SeLauncher {

    /** No layer activates the scope of requests here; each thread has one from its first on. */
    @PreMatching
    public static class RequestScope implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            CDI.current().select(RequestContextController.class).get().activate();
        }
    }

    /** Lists classes, because Java SE discovers none. */
    @ApplicationPath("rest")
    public static class Listed extends Application {

        @Override
        public Set<Object> getSingletons() {
            return Set.of(new RequestScope());
        }

        @Override
        public Set<Class<?>> getClasses() {
            java.nio.file.Path root =
                    java.nio.file.Path.of(
                            System.getProperty("java.class.path").split(File.pathSeparator)[0]);
            try (Stream<java.nio.file.Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class"))
                        .filter(name -> !name.contains("Servlet") && !name.contains("Listener"))
                        .map(name -> name.replace(".class", "").replace(File.separatorChar, '.'))
                        .<Class<?>>map(Listed::load)
                        .filter(type -> has(type, Path.class) || has(type, Provider.class))
                        .collect(Collectors.toSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Class<?> load(String name) {
            try {
                return Class.forName(
                        name, false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean has(Class<?> type, Class<? extends Annotation> annotation) {
            return type.isAnnotationPresent(annotation);
        }
    }

    public static void main(String[] arguments) throws Exception {
        SeContainerInitializer.newInstance().initialize();
        SeBootstrap.Configuration configuration =
                SeBootstrap.Configuration.builder()
                        .host("127.0.0.1")
                        .port(Integer.getInteger("server.port"))
                        .build();
        SeBootstrap.Instance server =
                SeBootstrap.start(new Listed(), configuration).toCompletableFuture().get();
        URI address = server.configuration().baseUri();
        System.out.println("Answers at " + address);
        new CountDownLatch(1).await();
    }
}
