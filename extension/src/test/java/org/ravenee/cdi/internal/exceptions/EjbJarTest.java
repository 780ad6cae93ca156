/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions of an application that declares them in its descriptor. */
class EjbJarTest {

    private static final String DESCRIPTOR =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <assembly-descriptor>
                <application-exception>
                  <exception-class>%1$s$SoldOut</exception-class>
                  <rollback>true</rollback>
                </application-exception>
                <application-exception>
                  <exception-class> %1$s$Refused </exception-class>
                  <inherited>false</inherited>
                </application-exception>
              </assembly-descriptor>
            </ejb-jar>
            """
                    .formatted(EjbJarTest.class.getName());

    @TempDir private Path application;

    static class SoldOut extends RuntimeException {}

    static class SoldOutForEver extends SoldOut {}

    static class Refused extends RuntimeException {}

    static class RefusedTwice extends Refused {}

    static class Broken extends RuntimeException {}

    /** Loads the classes as those of the application do that lie in a folder of it. */
    private boolean isBusiness(String folder, Class<? extends Throwable> type) throws Exception {
        Path classes = application.resolve(folder);
        for (Class<?> each :
                List.of(
                        SoldOut.class,
                        SoldOutForEver.class,
                        Refused.class,
                        RefusedTwice.class,
                        Broken.class)) {
            String path = each.getName().replace('.', '/') + ".class";
            Path file = classes.resolve(path);
            Files.createDirectories(file.getParent());
            try (InputStream in = EjbJarTest.class.getClassLoader().getResourceAsStream(path)) {
                Files.write(file, in.readAllBytes());
            }
        }
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, platform)) {
            var constructor = loader.loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return BusinessExceptions.isBusiness((Throwable) constructor.newInstance());
        }
    }

    private void describe(String path, String content) throws Exception {
        Path descriptor = application.resolve(path);
        Files.createDirectories(descriptor.getParent());
        Files.writeString(descriptor, content);
    }

    @Test
    void declaresExceptionsOfAWebApplication() throws Exception {
        describe("shop.war/WEB-INF/ejb-jar.xml", DESCRIPTOR);
        String classes = "shop.war/WEB-INF/classes";

        assertThat(isBusiness(classes, SoldOut.class)).isTrue();
        assertThat(isBusiness(classes, SoldOutForEver.class)).isTrue();
        assertThat(isBusiness(classes, Refused.class)).isTrue();
        assertThat(isBusiness(classes, RefusedTwice.class)).isFalse();
        assertThat(isBusiness(classes, Broken.class)).isFalse();
    }

    @Test
    void declaresExceptionsOfAnArchive() throws Exception {
        describe("orders/META-INF/ejb-jar.xml", DESCRIPTOR);

        assertThat(isBusiness("orders", SoldOut.class)).isTrue();
        assertThat(isBusiness("orders", Broken.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<ejb-jar", "<!DOCTYPE x SYSTEM 'file:/nowhere'><ejb-jar/>"})
    void declaresNothingIfItCannotBeRead(String content) throws Exception {
        describe("orders/META-INF/ejb-jar.xml", content);

        assertThat(isBusiness("orders", SoldOut.class)).isFalse();
    }
}
