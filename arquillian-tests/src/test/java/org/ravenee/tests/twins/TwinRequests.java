/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins;

import static org.ravenee.tests.twins.failures.Failure.CHECKED_CONFLICT;
import static org.ravenee.tests.twins.failures.Failure.CONFLICT;
import static org.ravenee.tests.twins.failures.Failure.CONFLICT_DETAIL;
import static org.ravenee.tests.twins.failures.Failure.MAPPED_TO_NULL;
import static org.ravenee.tests.twins.failures.Failure.MAPPED_TO_SEE_OTHER;
import static org.ravenee.tests.twins.failures.Failure.MAPPER_THROWS;
import static org.ravenee.tests.twins.failures.Failure.NOT_FOUND;
import static org.ravenee.tests.twins.failures.Failure.NOT_FOUND_WITH_ENTITY;
import static org.ravenee.tests.twins.failures.Failure.OUTAGE;
import static org.ravenee.tests.twins.failures.Failure.REDIRECTION;
import static org.ravenee.tests.twins.failures.Failure.REMOTE_404;
import static org.ravenee.tests.twins.failures.Failure.REMOTE_404_JOINED;
import static org.ravenee.tests.twins.failures.Failure.UNAVAILABLE;
import static org.ravenee.tests.twins.failures.Failure.UNAVAILABLE_WITH_ENTITY;
import static org.ravenee.tests.twins.failures.Failure.UNMAPPED;

import java.util.ArrayList;
import java.util.List;
import org.ravenee.tests.twins.applications.Applications;
import org.ravenee.tests.twins.applications.ScannedApplication;
import org.ravenee.tests.twins.failures.Failure;
import org.ravenee.tests.twins.failures.Wrapper;

/**
 * The list of requests that twins are asked: each way to fail, by each way to map, at each place.
 * Every issue that touches answers adds to it: a failure, a wrapper, a place or an application.
 */
final class TwinRequests {

    /** The application that the server scans. */
    static final String SCANNED = "scanned";

    /** Applications that list their classes, with different mappers. */
    static final String LISTED = "listed";

    /** An application with error pages. */
    static final String PAGES = "pages";

    /** An application with error pages in a server that maps nothing by default. */
    static final String UNMAPPED_PAGES = "unmapd";

    /** An application that switches off the exception mapper of Raven EE. */
    static final String WITHOUT_FALLBACK = "nofall";

    private static final List<String> PLACES =
            List.of(
                    "plain",
                    "json",
                    "undeclared",
                    "final",
                    "constructed",
                    "locator/fails",
                    "locator/plain",
                    "locator/bean",
                    "locator/class",
                    "locator/ejb",
                    "of-interface",
                    "ejb-of-interface",
                    "of-superclass",
                    "guarded/before",
                    "guarded/after",
                    "guarded/replaced",
                    "post-construct",
                    "events/thrown",
                    "application-scoped",
                    "request-scoped",
                    "calling/bean",
                    "calling/ejb",
                    "calling/ejb-in-transaction",
                    "transactional/fails",
                    "transactional/commit",
                    "ejb",
                    "ejb-undeclared",
                    "commit",
                    "stage/failed",
                    "stage/minimal",
                    "stage/dependent",
                    "stage/late",
                    "stage/late-dependent",
                    "stage/thrown",
                    "bean-stage/late",
                    "bean-stage/managed",
                    "suspended/at-once",
                    "suspended/late",
                    "suspended/managed",
                    "suspended/thrown",
                    "suspended/time-out-handler",
                    "at/pre-matching",
                    "at/request-filter",
                    "at/response-filter",
                    "at/writer",
                    "at/late-writer",
                    "at/writer-interceptor",
                    "at/mapped-response-filter",
                    "at/stream",
                    "at/entity-stream",
                    "at/committed-stream",
                    "at/path-converter",
                    "at/query-converter");

    private static final List<String> READING_PLACES =
            List.of("at/reader", "at/reader-interceptor");

    /** Places that differ in what the server does with a wrapper. */
    private static final List<String> TELLING_PLACES =
            List.of(
                    "plain",
                    "ejb",
                    "stage/late",
                    "suspended/late",
                    "locator/fails",
                    "at/request-filter",
                    "at/writer");

    /** Failures that differ in the part that makes the response. */
    private static final List<Failure> TELLING_FAILURES =
            List.of(
                    UNMAPPED,
                    CONFLICT,
                    CONFLICT_DETAIL,
                    CHECKED_CONFLICT,
                    OUTAGE,
                    MAPPED_TO_NULL,
                    MAPPED_TO_SEE_OTHER,
                    MAPPER_THROWS,
                    NOT_FOUND,
                    NOT_FOUND_WITH_ENTITY,
                    UNAVAILABLE,
                    UNAVAILABLE_WITH_ENTITY,
                    REDIRECTION,
                    REMOTE_404,
                    REMOTE_404_JOINED);

    private static final List<Failure> FEW_FAILURES =
            List.of(UNMAPPED, CONFLICT, OUTAGE, NOT_FOUND, UNAVAILABLE_WITH_ENTITY, REMOTE_404);

    private static final List<String> ACCEPTED =
            List.of(
                    "application/json",
                    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                    "text/plain;q=0.5, application/problem+json",
                    "image/png",
                    "nonsense");

    private final List<TwinRequest> list = new ArrayList<>();

    private TwinRequests() {}

    static List<TwinRequest> all() {
        TwinRequests requests = new TwinRequests();
        requests.everyFailureEverywhere();
        requests.everyWrapper();
        requests.wrappersInWrappers();
        requests.everyApplication();
        requests.everyAccept();
        requests.refusals();
        requests.servlets();
        requests.errorPages();
        requests.withoutFallback();
        return List.copyOf(requests.list);
    }

    private void everyFailureEverywhere() {
        for (Failure failure : Failure.values()) {
            for (String place : TELLING_FAILURES.contains(failure) ? PLACES : TELLING_PLACES) {
                add(SCANNED, ScannedApplication.PATH, place, failure);
            }
        }
        for (Failure failure : TELLING_FAILURES) {
            for (String place : READING_PLACES) {
                list.add(posted(SCANNED, ScannedApplication.PATH, place, failure));
            }
        }
    }

    private void everyWrapper() {
        for (Wrapper wrapper : Wrapper.values()) {
            for (Failure failure : FEW_FAILURES) {
                for (String place : TELLING_PLACES) {
                    add(SCANNED, ScannedApplication.PATH, place, failure, wrapper);
                }
            }
            for (Failure failure : TELLING_FAILURES) {
                add(SCANNED, ScannedApplication.PATH, "ejb", failure, wrapper);
            }
        }
    }

    private void wrappersInWrappers() {
        List<Wrapper> some =
                List.of(Wrapper.EJB, Wrapper.COMPLETION, Wrapper.INVOCATION, Wrapper.RUNTIME);
        for (Wrapper outer : some) {
            for (Wrapper inner : some) {
                for (Failure failure : List.of(UNMAPPED, CONFLICT, NOT_FOUND)) {
                    for (String place : List.of("plain", "stage/dependent")) {
                        add(SCANNED, ScannedApplication.PATH, place, failure, outer, inner);
                    }
                }
            }
        }
    }

    private void everyApplication() {
        for (String application : Applications.PATHS) {
            for (Failure failure : Failure.values()) {
                add(LISTED, application, "plain", failure);
            }
            for (Failure failure : List.of(UNMAPPED, CONFLICT, OUTAGE, NOT_FOUND)) {
                for (String place : List.of("ejb", "at/request-filter")) {
                    add(LISTED, application, place, failure);
                    add(LISTED, application, place, failure, Wrapper.EJB);
                    add(LISTED, application, place, failure, Wrapper.COMPLETION);
                }
                for (Wrapper wrapper : Wrapper.values()) {
                    add(LISTED, application, "plain", failure, wrapper);
                }
            }
        }
    }

    private void everyAccept() {
        for (String accepted : ACCEPTED) {
            for (Failure failure :
                    List.of(UNMAPPED, CONFLICT, NOT_FOUND, UNAVAILABLE_WITH_ENTITY)) {
                for (String place : List.of("plain", "json", "at/request-filter")) {
                    list.add(
                            request(SCANNED, ScannedApplication.PATH, place, failure)
                                    .header("Accept: " + accepted));
                }
            }
            list.add(
                    TwinRequest.get(SCANNED, ScannedApplication.PATH + "/notes/1")
                            .header("Accept: " + accepted));
        }
    }

    private void refusals() {
        refusals(SCANNED, ScannedApplication.PATH, List.of("GET", "HEAD", "OPTIONS"));
        for (String application : Applications.PATHS) {
            refusals(LISTED, application, List.of("GET"));
        }
    }

    /** Requests that the server refuses by itself, or answers without a failure. */
    private void refusals(String war, String application, List<String> methods) {
        String notes = application + "/notes";
        for (String method : methods) {
            for (String path :
                    List.of(
                            "/notes/1",
                            "/notes/many",
                            "/notes/failing",
                            "/notes/unwritable",
                            "/nowhere",
                            "/validated/parameter",
                            "/validated/result",
                            "/locator/nothing/unmapped",
                            "/at/response/unmapped",
                            "/at/nothing/unmapped",
                            "/guarded/recovered/unmapped",
                            "/events/sent",
                            "/stage/cancelled",
                            "/stage/none",
                            "/stage/nothing",
                            "/client/refused/sync",
                            "/client/refused/rx",
                            "/suspended/cancelled",
                            "/suspended/time-out")) {
                list.add(TwinRequest.of(war, method, application + path));
            }
            for (String path : List.of("/client/stage/", "/client/joined/")) {
                for (int status : new int[] {200, 302, 404, 503}) {
                    TwinRequest request = TwinRequest.of(war, method, application + path + status);
                    list.add(status == 200 ? request : request.failing(REMOTE_404));
                }
            }
        }
        list.add(TwinRequest.of(war, "DELETE", notes + "/1"));
        list.add(TwinRequest.of(war, "PUT", notes + "/1"));
        list.add(TwinRequest.of(war, "PATCH", notes + "/1").sending("text/plain", "patch"));
        list.add(TwinRequest.of(war, "TRACE", notes + "/1"));
        list.add(TwinRequest.of(war, "BREW", notes + "/1"));
        list.add(TwinRequest.get(war, notes + "/1").header("X-Length: long"));
        list.add(TwinRequest.get(war, notes + "/1").header("Cookie: size=large"));
        list.add(TwinRequest.get(war, notes + "/1").header("If-None-Match: \"1\""));
        String json = "application/json";
        TwinRequest post = TwinRequest.of(war, "POST", notes);
        list.add(post.sending(json, "{\"number\":3,\"text\":\"three\"}"));
        list.add(post.sending("text/csv", "3"));
        list.add(post.sending("nonsense", "3"));
        list.add(post.sending(json, "{\"number\":"));
        list.add(post.sending(json, "{\"number\":\"many\"}"));
        list.add(post.sending(json, "[]"));
        list.add(post);
        list.add(
                TwinRequest.of(war, "POST", notes + "/failing")
                        .sending(json, "{\"text\":\"three\"}"));
        TwinRequest validated = TwinRequest.of(war, "POST", application + "/validated/body");
        list.add(validated.sending(json, "{\"text\":\"three\"}"));
        list.add(validated.sending(json, "{\"text\":\"more than the twelve characters\"}"));
        list.add(
                TwinRequest.of(war, "OPTIONS", notes)
                        .header("Origin: http://elsewhere.example")
                        .header("Access-Control-Request-Method: POST"));
    }

    private void servlets() {
        for (String war : List.of(SCANNED, PAGES)) {
            for (Failure failure :
                    List.of(UNMAPPED, CONFLICT, Failure.IO, NOT_FOUND, Failure.UNMAPPED_ERROR)) {
                for (String way :
                        List.of(
                                "thrown",
                                "thrown-after-output",
                                "thrown-after-commit",
                                "forward",
                                "include",
                                "async-thrown",
                                "async-thrown-after-start",
                                "async-listener",
                                "async-dispatch",
                                "async-dispatch-to",
                                "async-late-dispatch")) {
                    list.add(
                            TwinRequest.get(war, "servlet/" + way + "/" + failure.key())
                                    .failing(failure));
                }
                list.add(
                        TwinRequest.of(war, "POST", "servlet/async-read/" + failure.key())
                                .sending("text/plain", "a parcel")
                                .failing(failure));
            }
            for (int status : new int[] {400, 404, 500, 503}) {
                for (String way : List.of("sent", "status", "async-sent")) {
                    list.add(TwinRequest.get(war, "servlet/" + way + "/" + status));
                }
            }
            list.add(TwinRequest.get(war, "servlet/async-time-out/unmapped"));
            list.add(TwinRequest.get(war, "servlet/thrown/servlet.unmapped").failing(UNMAPPED));
            list.add(TwinRequest.get(war, "nowhere.html"));
            list.add(TwinRequest.get(war, "nowhere.xhtml"));
            list.add(TwinRequest.get(war, "faces/nowhere.html"));
            list.add(TwinRequest.get(war, "plain.xhtml"));
            list.add(TwinRequest.of(war, "POST", "nowhere.html").sending("text/plain", "page"));
        }
    }

    /** The application has a page for exceptions without a mapper. */
    private void errorPages() {
        for (String war : List.of(PAGES, UNMAPPED_PAGES)) {
            for (Failure failure : Failure.values()) {
                for (String place : List.of("plain", "suspended/late", "at/request-filter")) {
                    add(war, ScannedApplication.PATH, place, failure);
                }
            }
            for (Wrapper wrapper : Wrapper.values()) {
                for (Failure failure : FEW_FAILURES) {
                    add(war, ScannedApplication.PATH, "plain", failure, wrapper);
                }
            }
            refusals(war, ScannedApplication.PATH, List.of("GET", "OPTIONS"));
        }
    }

    private void withoutFallback() {
        for (Failure failure : Failure.values()) {
            for (String place : TELLING_PLACES) {
                add(WITHOUT_FALLBACK, ScannedApplication.PATH, place, failure);
            }
        }
        for (Wrapper wrapper : Wrapper.values()) {
            for (Failure failure : FEW_FAILURES) {
                add(WITHOUT_FALLBACK, ScannedApplication.PATH, "plain", failure, wrapper);
                add(WITHOUT_FALLBACK, ScannedApplication.PATH, "ejb", failure, wrapper);
            }
        }
        refusals(WITHOUT_FALLBACK, ScannedApplication.PATH, List.of("GET"));
    }

    private void add(
            String war, String application, String place, Failure failure, Wrapper... wrappers) {
        if (!isChangedByInterceptors(place, failure, wrappers)) {
            list.add(request(war, application, place, failure, wrappers));
        }
    }

    /**
     * An interceptor of any kind makes the container wrap what is neither an Exception nor an
     * Error, and unwrap an InvocationTargetException that an enterprise bean throws.
     */
    private static boolean isChangedByInterceptors(
            String place, Failure failure, Wrapper... wrappers) {
        return place.equals("plain") && failure == Failure.UNMAPPED_THROWABLE
                || place.equals("ejb") && wrappers.length > 0 && wrappers[0] == Wrapper.INVOCATION;
    }

    private static TwinRequest posted(
            String war, String application, String place, Failure failure) {
        TwinRequest request = request(war, application, place, failure);
        return TwinRequest.of(war, "POST", request.path())
                .sending("text/plain", "a parcel")
                .failing(failure);
    }

    private static TwinRequest request(
            String war, String application, String place, Failure failure, Wrapper... wrappers) {
        StringBuilder path = new StringBuilder(application + "/" + place + "/");
        for (Wrapper wrapper : wrappers) {
            path.append(wrapper.key()).append('.');
        }
        return TwinRequest.get(war, path + failure.key()).failing(failure);
    }
}
