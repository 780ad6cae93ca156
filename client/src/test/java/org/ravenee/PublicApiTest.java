/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API is written down, so that whoever changes it sees what users will see. To write it
 * down anew:
 *
 * <pre>
 * mvn -pl client test -Dtest=PublicApiTest -Draven.api.update=true
 * </pre>
 */
class PublicApiTest {

    private static final Path WRITTEN = Path.of("src", "api", "raven-client.txt");
    private static final List<String> EXPORTED =
            List.of("", "breadcrumbs", "logging", "processors", "spi");

    @Test
    void isWhatIsWrittenDown() throws Exception {
        List<String> api = api();
        if (Boolean.getBoolean("raven.api.update")) {
            Files.createDirectories(WRITTEN.getParent());
            Files.write(WRITTEN, api);
        }

        assertThat(api).isEqualTo(Files.readAllLines(WRITTEN));
    }

    private static List<String> api() throws Exception {
        Path classes =
                Path.of(Client.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> lines = new ArrayList<>();
        for (String exported : EXPORTED) {
            for (String name : classNames(classes.resolve("org/ravenee").resolve(exported))) {
                Path relative =
                        classes.relativize(classes.resolve("org/ravenee").resolve(exported));
                Class<?> type =
                        Class.forName(
                                relative.toString().replace(java.io.File.separatorChar, '.')
                                        + "."
                                        + name);
                if (isVisible(type)) {
                    describe(type, lines);
                }
            }
        }
        return lines;
    }

    private static List<String> classNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isVisible(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getDeclaringClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass();
    }

    private static void describe(Class<?> type, List<String> lines) {
        String parents =
                Stream.concat(
                                Stream.ofNullable(type.getGenericSuperclass()),
                                Arrays.stream(type.getGenericInterfaces()))
                        .map(Object::toString)
                        .map(PublicApiTest::plain)
                        .filter(parent -> !parent.equals("java.lang.Object"))
                        .collect(Collectors.joining(", "));
        lines.add(type.toGenericString() + (parents.isEmpty() ? "" : " : " + parents));
        TreeSet<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (isApi(field.getModifiers()) && !field.isSynthetic()) {
                members.add(field.toGenericString());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(constructor, constructor.toGenericString(), members);
        }
        for (Method method : type.getDeclaredMethods()) {
            add(method, method.toGenericString(), members);
        }
        members.forEach(member -> lines.add("    " + member.replace(type.getName() + ".", "")));
    }

    private static void add(Executable member, String text, TreeSet<String> members) {
        if (isApi(member.getModifiers()) && !member.isSynthetic()) {
            // How a method keeps threads apart is its own business.
            members.add(text.replace(" synchronized", ""));
        }
    }

    private static String plain(String type) {
        return type.replaceFirst("^(class|interface) ", "");
    }

    private static boolean isApi(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
