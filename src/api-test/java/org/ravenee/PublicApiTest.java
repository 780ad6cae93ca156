/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
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
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the public API of a module with the text that is kept in {@code src/api}, so that each
 * change of the API is a change of that file. The parent adds this test to each module that has the
 * folder. To write the text anew:
 *
 * <pre>
 * mvn test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Draven.api.update=true
 * </pre>
 */
class PublicApiTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path WRITTEN =
            Path.of("src", "api", Path.of("").toAbsolutePath().getFileName() + ".txt");

    @Test
    void isTheWrittenApi() throws Exception {
        List<String> api = api();
        if (Boolean.getBoolean("raven.api.update")) {
            Files.createDirectories(WRITTEN.getParent());
            Files.write(WRITTEN, api);
        }

        assertThat(api).isNotEmpty().isEqualTo(Files.readAllLines(WRITTEN));
    }

    private static List<String> api() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String name : classNames()) {
            Class<?> type =
                    Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            if (isVisible(type)) {
                describe(type, lines);
            }
        }
        return lines;
    }

    /** The classes outside of packages that are called internal, or are below one. */
    private static List<String> classNames() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString())
                    .map(file -> file.replace(File.separatorChar, '.'))
                    .filter(file -> !file.contains(".internal.") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted(Comparator.comparing(PublicApiTest::packageOf).thenComparing(name -> name))
                    .toList();
        }
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
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
            // Locking is an implementation detail.
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
