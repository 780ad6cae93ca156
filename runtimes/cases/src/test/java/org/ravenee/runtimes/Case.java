/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ravenee.runtimes.server.Feature;

/**
 * A request, the response of the application, and the event that the request leads to. Each case is
 * the same on every runtime.
 *
 * @param path the path of the request, relative to the application
 * @param status the status of the answer; empty where each runtime has its own
 * @param body a part of the body
 * @param event the event that is reported; empty for none
 * @param reports whether the case checks the events
 * @param identified whether the answer names the event in {@code X-Sentry-ID}
 * @param needs the features that not every runtime has
 * @param twin the parts of the response that are the same as without Raven EE
 */
record Case(
        String path,
        Optional<Integer> status,
        String body,
        Optional<ExpectedEvent> event,
        boolean reports,
        boolean identified,
        Set<Feature> needs,
        Twin twin) {

    /** The comparison with the response of the same application without Raven EE. */
    enum Twin {
        /** There is no such application: the case uses the API of Raven EE. */
        NONE,
        /** The failure is unmapped: Raven EE answers with a problem document. */
        STATUS,
        /** Status, headers and body are the same. */
        WHOLE
    }

    /** A request that answers as the same application without Raven EE, and reports nothing. */
    static Case get(String path) {
        return new Case(
                path, Optional.empty(), "", Optional.empty(), true, false, Set.of(), Twin.WHOLE);
    }

    Case answers(int expected) {
        return answers(expected, "");
    }

    Case answers(int expected, String part) {
        return new Case(path, Optional.of(expected), part, event, reports, identified, needs, twin);
    }

    /** The failure is reported once. */
    Case reports(String title, String transaction) {
        return with(new ExpectedEvent(title, transaction, Map.of()));
    }

    /** The event has this value, too. */
    Case and(String pointer, String value) {
        return with(event.orElseThrow().and(pointer, value));
    }

    private Case with(ExpectedEvent expected) {
        return new Case(path, status, body, Optional.of(expected), true, identified, needs, twin);
    }

    /** The case checks the response only, and allows any event or none. */
    Case withAnyEvents() {
        return new Case(path, status, body, Optional.empty(), false, false, needs, twin);
    }

    /** The answer names the event. */
    Case namesTheEvent() {
        return new Case(path, status, body, event, reports, true, needs, twin);
    }

    /** The status alone is the same as without Raven EE. */
    Case sameStatus() {
        return new Case(path, status, body, event, reports, identified, needs, Twin.STATUS);
    }

    /** Only an application with Raven EE has this address. */
    Case withoutTwin() {
        return new Case(path, status, body, event, reports, identified, needs, Twin.NONE);
    }

    /** Leaves the case out on runtimes without this feature. */
    Case needs(Feature feature) {
        Set<Feature> all = EnumSet.of(feature);
        all.addAll(needs);
        return new Case(path, status, body, event, reports, identified, all, twin);
    }

    @Override
    public String toString() {
        String answer = status.map(code -> " answers " + code).orElse(" answers");
        String report =
                event.map(expected -> ", reports " + expected.title())
                        .orElse(reports ? ", reports nothing" : "");
        return path + answer + report;
    }
}
