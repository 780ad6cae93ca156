/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The cards of the shop's home page. The page is written as well-formed XML to be readable here.
 */
final class HomePage {

    private final URI address;
    private final Node document;

    HomePage(URI address, String html) {
        this.address = address;
        try {
            this.document =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(html)));
        } catch (Exception e) {
            throw new IllegalArgumentException("The home page is not well-formed", e);
        }
    }

    List<Card> cards() {
        return nodes(document, "//main//li").stream().map(this::card).toList();
    }

    /** The number of links and forms between the header and the footer of the page. */
    int promises() {
        return nodes(document, "//main/section//a | //main//form").size();
    }

    private Card card(Node item) {
        var title = text(item, "normalize-space(.//h3)");
        var form = text(item, ".//form/@action");
        return new Card(
                title,
                address.resolve(form.isEmpty() ? text(item, ".//a/@href") : form),
                nodes(item, ".//form//input").stream()
                        .map(input -> text(input, "@name") + "=" + text(input, "@value"))
                        .toList(),
                Integer.parseInt(text(item, "(.//data)[1]/@value")),
                text(item, "(.//data)[2]/@value"));
    }

    private static List<Node> nodes(Node from, String path) {
        try {
            var found = (NodeList) xpath().evaluate(path, from, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(Node from, String path) {
        try {
            return xpath().evaluate(path, from);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static XPath xpath() {
        return XPathFactory.newDefaultInstance().newXPath();
    }
}
