/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ravenee.inbox.ReceivedEvent;

/** One event as it was received, with accessors for the tests. */
public record Report(ReceivedEvent event) {

    public String id() {
        return event.id();
    }

    /** The project that it was sent to. */
    public String project() {
        return event.project();
    }

    public String message() {
        return event.find("/logentry/formatted")
                .or(() -> event.find("/logentry/message"))
                .or(() -> event.find("/message"))
                .orElse("");
    }

    /** Simple class names along the chain: the real failure, its wrappers, its causes. */
    public List<String> exceptionTypes() {
        return exceptions("/type");
    }

    /** The messages of the exceptions: the real failure, its wrappers, its causes. */
    public List<String> exceptionMessages() {
        return exceptions("/value");
    }

    /** The messages of the breadcrumbs, oldest first. */
    public List<String> breadcrumbs() {
        return elements("/breadcrumbs/values").stream().map(at -> text(at + "/message")).toList();
    }

    /**
     * A value as text; empty where there is none.
     *
     * @param pointer a JSON pointer
     */
    public String text(String pointer) {
        return event.find(pointer).orElse("");
    }

    /**
     * Pointers to the elements of a list; none where there is no such list.
     *
     * @param pointer a JSON pointer
     */
    public List<String> elements(String pointer) {
        return IntStream.iterate(0, index -> event.has(pointer + "/" + index), index -> index + 1)
                .mapToObj(index -> pointer + "/" + index)
                .toList();
    }

    public String json() {
        return event.json();
    }

    private List<String> exceptions(String member) {
        var failureFirst = new ArrayList<>(elements("/exception/values"));
        Collections.reverse(failureFirst);
        return failureFirst.stream().map(at -> text(at + member)).toList();
    }
}
