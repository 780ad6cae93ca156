/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.exceptions;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The application exceptions that an {@code ejb-jar.xml} declares (Jakarta Enterprise Beans,
 * 9.2.1), in {@code WEB-INF} of a web application or in {@code META-INF} of an archive.
 */
final class EjbJar {

    private static final String INSIDE_OF_A_WAR = "/WEB-INF/";
    private static final String NAME = "ejb-jar.xml";
    private static final String EXCEPTION = "application-exception";

    private EjbJar() {}

    /**
     * Reads the descriptors of the archive that a class belongs to.
     *
     * @return class names, and whether subclasses are application exceptions, too
     */
    static Map<String, Boolean> exceptionsFor(Class<?> type) {
        Map<String, Boolean> declared = new HashMap<>();
        for (URL descriptor : descriptors(type)) {
            try (InputStream in = descriptor.openStream()) {
                read(in, declared);
            } catch (IOException | XMLStreamException | RuntimeException e) {
                // There is none, or none that a server would have accepted.
            }
        }
        return declared;
    }

    private static List<URL> descriptors(Class<?> type) {
        List<URL> descriptors = new ArrayList<>();
        try {
            ClassLoader loader = type.getClassLoader();
            if (loader != null) {
                descriptors.addAll(Collections.list(loader.getResources("META-INF/" + NAME)));
                URL ofWar = ofWar(type);
                if (ofWar != null) {
                    descriptors.add(ofWar);
                }
            }
        } catch (IOException | RuntimeException e) {
            // a class loader that shows nothing
        }
        return descriptors;
    }

    /** Class loaders do not show {@code WEB-INF} itself. */
    @SuppressWarnings("deprecation") // the only constructor that keeps the handler
    private static @Nullable URL ofWar(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        int end = location == null ? -1 : location.toString().indexOf(INSIDE_OF_A_WAR);
        return location == null || end < 0
                ? null
                : new URL(location, location.toString().substring(0, end) + INSIDE_OF_A_WAR + NAME);
    }

    private static void read(InputStream in, Map<String, Boolean> declared)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        try {
            String type = null;
            boolean inherited = true;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case EXCEPTION -> {
                            type = null;
                            inherited = true;
                        }
                        case "exception-class" -> type = xml.getElementText().strip();
                        case "inherited" ->
                                inherited = Boolean.parseBoolean(xml.getElementText().strip());
                        default -> {
                            // other parts of the descriptor
                        }
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals(EXCEPTION)
                        && type != null) {
                    declared.put(type, inherited);
                }
            }
        } finally {
            xml.close();
        }
    }
}
