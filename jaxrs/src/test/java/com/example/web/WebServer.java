/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletInfo;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.environment.servlet.Listener;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.servlet.internal.RavenInitializer;

/** An application in a servlet container with CDI, one JAX-RS implementation, and Raven EE. */
final class WebServer implements AutoCloseable {

    static final String CONTEXT_PATH = "/shop";

    private final Recording recording = new Recording();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ServletInfo> servlets = new ArrayList<>();
    private final List<Class<?>> beans = new ArrayList<>();
    private final Implementation implementation;
    private final ClassLoader loader;
    private UnaryOperator<Options.Builder> options = UnaryOperator.identity();
    private Consumer<DeploymentInfo> configuration = deployment -> {};
    private WeldContainer container;
    private DeploymentManager manager;
    private Undertow undertow;
    private URI root;

    private WebServer(Implementation implementation) {
        this.implementation = implementation;
        this.loader = implementation.loader();
    }

    static WebServer of(Implementation implementation) {
        return new WebServer(implementation);
    }

    /** Adds a JAX-RS application with these classes, as {@code @ApplicationPath} would. */
    WebServer application(String path, Class<?>... classes) {
        Class<? extends HttpServlet> type = implementation.servlet();
        servlets.add(
                Servlets.servlet("application " + path, type)
                        .addInitParam(
                                "jakarta.ws.rs.Application", ListedApplication.class.getName())
                        .addInitParam("resteasy.servlet.mapping.prefix", path)
                        .addInitParam(
                                "resteasy.injector.factory",
                                "org.jboss.resteasy.cdi.CdiInjectorFactory")
                        .addInitParam("listed", names(classes))
                        .addMapping(path + "/*")
                        .setLoadOnStartup(1)
                        .setAsyncSupported(true));
        return this;
    }

    WebServer servlet(String mapping, Class<? extends HttpServlet> type) {
        servlets.add(
                Servlets.servlet(type.getName(), type).addMapping(mapping).setAsyncSupported(true));
        return this;
    }

    WebServer beans(Class<?>... types) {
        beans.addAll(List.of(types));
        return this;
    }

    WebServer options(UnaryOperator<Options.Builder> change) {
        options = change;
        return this;
    }

    WebServer configure(Consumer<DeploymentInfo> change) {
        configuration = configuration.andThen(change);
        return this;
    }

    WebServer start() throws Exception {
        try {
            return startAll();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private WebServer startAll() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            implementation.select();
            container = startContainer();
            DeploymentInfo deployment =
                    Servlets.deployment()
                            .setClassLoader(loader)
                            .setContextPath(CONTEXT_PATH)
                            .setDeploymentName("shop.war")
                            .addServletContainerInitializer(
                                    new ServletContainerInitializerInfo(
                                            RavenInitializer.class, Set.of()))
                            .addListener(Servlets.listener(Listener.class, listener()))
                            .addServlets(servlets);
            configuration.accept(deployment);
            manager = Servlets.defaultContainer().addDeployment(deployment);
            manager.deploy();
            undertow =
                    Undertow.builder()
                            .addHttpListener(0, "127.0.0.1")
                            .setHandler(
                                    Handlers.path().addPrefixPath(CONTEXT_PATH, manager.start()))
                            .build();
            undertow.start();
        } finally {
            thread.setContextClassLoader(before);
        }
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        root = URI.create("http://127.0.0.1:" + address.getPort() + CONTEXT_PATH + "/");
        return this;
    }

    private WeldContainer startContainer() {
        Weld weld =
                new Weld("web-" + System.identityHashCode(this))
                        .disableDiscovery()
                        .setClassLoader(loader)
                        .skipShutdownHook();
        beans.forEach(weld::addBeanClass);
        weld.addBeanClass(OwnOptions.class);
        // Weld looks for no extensions where it discovers no beans.
        ServiceLoader.load(Extension.class, loader).forEach(weld::addExtension);
        weld.addExtension(new OptionsSource(options.apply(recording.options()).build()));
        return weld.initialize();
    }

    /** Activates the request scope. */
    private io.undertow.servlet.api.InstanceFactory<Listener> listener() {
        return new io.undertow.servlet.util.ImmediateInstanceFactory<>(Listener.using(container));
    }

    private static String names(Class<?>... classes) {
        StringBuilder names = new StringBuilder();
        for (Class<?> type : classes) {
            names.append(names.length() == 0 ? "" : ",").append(type.getName());
        }
        return names.toString();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    URI root() {
        return root;
    }

    List<Event> events() {
        return recording.events();
    }

    void forget() {
        recording.forget();
    }

    @Override
    public void close() throws Exception {
        try {
            if (undertow != null) {
                undertow.stop();
            }
            if (manager != null) {
                manager.stop();
                manager.undeploy();
            }
        } finally {
            if (container != null) {
                container.shutdown();
            }
        }
    }

    /** Hands the options to the application: extensions can be injected. */
    static class OptionsSource implements Extension {

        private final Options options;

        OptionsSource() {
            this(Options.builder().build());
        }

        OptionsSource(Options options) {
            this.options = options;
        }

        Options options() {
            return options;
        }
    }

    /** The application's own options. */
    static class OwnOptions {

        @Produces
        @Singleton
        Options options(OptionsSource source) {
            return source.options();
        }
    }
}
