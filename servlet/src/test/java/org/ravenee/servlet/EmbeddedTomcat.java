/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** A Tomcat without CDI. Its applications share the copy of Raven EE on the class path. */
final class EmbeddedTomcat implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;

    EmbeddedTomcat(Path folder) {
        this.folder = folder;
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
    }

    /** Adds an application whose class path has a configuration file. */
    Context add(String name, Map<String, String> configuration, Map<String, HttpServlet> servlets)
            throws IOException {
        Path classes = folder.resolve(name).resolve("WEB-INF/classes");
        Path file = classes.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder();
        configuration.forEach((key, value) -> text.append(key + "=" + value + "\n"));
        Files.writeString(file, text);
        Context context =
                tomcat.addWebapp(
                        tomcat.getHost(),
                        "/" + name,
                        folder.resolve(name).toString(),
                        new ContextConfig());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        context.addServletContainerInitializer(
                (types, application) ->
                        servlets.forEach((path, servlet) -> add(application, path, servlet)),
                Set.of());
        return context;
    }

    private static void add(ServletContext application, String path, HttpServlet servlet) {
        ServletRegistration.Dynamic registration = application.addServlet(path, servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(path);
    }

    void start() throws LifecycleException {
        tomcat.start();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        return http.send(
                HttpRequest.newBuilder(uri).timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
