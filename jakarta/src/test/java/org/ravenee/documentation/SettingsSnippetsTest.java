/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.Options;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Configuration and XML of the documentation can be used as they are. */
class SettingsSnippetsTest {

    /** A profile of MicroProfile Config, as {@code %test.} before a key. */
    private static final Pattern PROFILE = Pattern.compile("^%[a-z]+[.]");

    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Pattern JAR = Pattern.compile("raven-[a-z-]+?-(\\d[^/ ]*?)\\.jar");

    static List<Snippet> properties() throws IOException {
        return snippets("properties");
    }

    static List<Snippet> xml() throws IOException {
        return snippets("xml");
    }

    private static List<Snippet> snippets(String language) throws IOException {
        return Pages.all().stream()
                .map(page -> Snippet.of(page, language))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void propertiesAreKnownKeysWithValuesThatCanBeUsed(Snippet snippet) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.code()));
        Map<String, String> settings = new HashMap<>();
        properties.forEach(
                (key, value) ->
                        settings.put(
                                PROFILE.matcher(key.toString()).replaceFirst(""),
                                value.toString()));

        assertThat(settings.keySet())
                .isNotEmpty()
                .allSatisfy(
                        key ->
                                assertThat(Options.keys())
                                        .anyMatch(known -> isOrBegins(known, key)));
        Options.of(settings);
    }

    private static boolean isOrBegins(String known, String key) {
        return known.endsWith(".") ? key.startsWith(known) : key.equals(known);
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlIsWellFormedAndNamesTheVersionOfThisProject(Snippet snippet) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader("<s>" + snippet.code() + "</s>")));
        NodeList groups = document.getElementsByTagName("groupId");
        for (int i = 0; i < groups.getLength(); i++) {
            if (groups.item(i).getTextContent().equals("org.ravenee")) {
                NodeList versions =
                        ((org.w3c.dom.Element) groups.item(i).getParentNode())
                                .getElementsByTagName("version");
                assertThat(versions.item(0).getTextContent()).isEqualTo(version());
            }
        }
    }

    @Test
    void commandsNameJarsOfThisVersion() throws IOException {
        for (var page : Pages.all()) {
            JAR.matcher(Files.readString(page))
                    .results()
                    .forEach(
                            jar ->
                                    assertThat(jar.group(1))
                                            .as("%s: %s", page, jar.group())
                                            .isEqualTo(version()));
        }
    }

    private static String version() {
        try {
            String pom = Files.readString(Pages.ROOT.resolve("pom.xml"));
            return VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
