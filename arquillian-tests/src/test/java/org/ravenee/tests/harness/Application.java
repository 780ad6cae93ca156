/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A test application: by default what a user would deploy, with the Raven EE jars in WEB-INF/lib
 * and the DSN of the test's inbox as its only configuration.
 */
public final class Application {

    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    private final WebArchive war;
    private final Map<String, String> configuration = new LinkedHashMap<>();

    private Application(String name) {
        this.war = ShrinkWrap.create(WebArchive.class, name + ".war");
    }

    /**
     * A reporting application.
     *
     * @param name also its context path
     */
    public static Application named(String name) {
        return plain(name)
                .libraries()
                .configured("sentry.dsn", TestInbox.dsn(1))
                .with(SentinelServlet.class);
    }

    /**
     * A reporting application inside an EAR, whose {@code lib/} has the {@link #libraryFiles}.
     *
     * @param name also its context path
     */
    public static Application ofEar(String name) {
        return plain(name).configured("sentry.dsn", TestInbox.dsn(1)).with(SentinelServlet.class);
    }

    /** The Raven EE jars that an application needs. */
    public static File[] libraryFiles() {
        return new File(System.getProperty("server.libraries")).listFiles();
    }

    /**
     * Configures what an archive has in it, as a library or an EJB jar of an EAR does.
     *
     * @param project where to report
     */
    public static JavaArchive configure(JavaArchive archive, int project) {
        return archive.addAsResource(
                new StringAsset("sentry.dsn=" + TestInbox.dsn(project) + "\n"), CONFIGURATION);
    }

    /** An application without Raven EE. */
    public static Application plain(String name) {
        return new Application(name);
    }

    public Application with(Class<?>... classes) {
        war.addClasses(classes);
        return this;
    }

    /** Adds the classes of a package, those of its subpackages excepted. */
    public Application withPackageOf(Class<?> member) {
        war.addPackage(member.getPackage());
        return this;
    }

    /** Takes a class and its nested classes out again. */
    public Application without(Class<?> type) {
        war.deleteClass(type);
        return this;
    }

    /** Reports to another project of the inbox than number 1. */
    public Application project(int number) {
        return configured("sentry.dsn", TestInbox.dsn(number));
    }

    public Application configured(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    /** Leaves the DSN to the application, under a key that Raven EE does not know. */
    public Application movingTheDsnTo(String key) {
        return configured(key, configuration.get("sentry.dsn")).without("sentry.dsn");
    }

    /** Takes a line of the configuration out again. */
    public Application without(String key) {
        configuration.remove(key);
        return this;
    }

    public Application beansXml(String content) {
        war.addAsWebInfResource(new StringAsset(content), "beans.xml");
        return this;
    }

    public Application webXml(String content) {
        war.setWebXML(new StringAsset(content));
        return this;
    }

    /** The {@code pom.properties} that Maven adds to an application. */
    public Application manifest(String title, String version) {
        war.setManifest(
                new StringAsset(
                        "Manifest-Version: 1.0\nImplementation-Title: %s\nImplementation-Version: %s\n"
                                .formatted(title, version)));
        return this;
    }

    /** An archive as Maven packs it, without a title and version in the manifest. */
    public Application pom(String artifactId, String version) {
        war.addAsManifestResource(
                new StringAsset("artifactId=%s\nversion=%s\n".formatted(artifactId, version)),
                "maven/com.acme/" + artifactId + "/pom.properties");
        return this;
    }

    public WebArchive war() {
        if (!configuration.isEmpty()) {
            war.addAsResource(new StringAsset(properties()), CONFIGURATION);
        }
        return war;
    }

    /** Adds the Raven EE jars to WEB-INF/lib. */
    public Application libraries() {
        war.addAsLibraries(libraryFiles());
        return this;
    }

    private String properties() {
        return configuration.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
