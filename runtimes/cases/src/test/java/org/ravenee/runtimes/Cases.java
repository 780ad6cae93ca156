/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ravenee.runtimes.server.Feature;

/** Every case. A new one is a line here, and a method or branch in the application. */
final class Cases {

    private Cases() {}

    /** The cases of a runtime. */
    static List<Case> without(Set<Feature> missing) {
        return all(missing).stream().filter(each -> disjoint(each.needs(), missing)).toList();
    }

    private static List<Case> all(Set<Feature> missing) {
        List<Case> all = new ArrayList<>();
        all.addAll(needing(Feature.REST, resources(missing)));
        all.addAll(needing(Feature.REST, stages(missing)));
        all.addAll(needing(Feature.REST, suspended(missing)));
        all.addAll(needing(Feature.SERVLETS, servlets()));
        all.addAll(needing(Feature.SERVLETS, asynchronousServlets(missing)));
        all.addAll(needing(Feature.SERVLETS, beans()));
        all.addAll(needing(Feature.SERVLETS, background()));
        return all;
    }

    /** The cases of the application that works at night. */
    static List<Case> atNight(Set<Feature> missing) {
        return Stream.of(
                        Case.get("night/timer")
                                .answers(200, "begun")
                                .reports("IllegalStateException", "schedule NightlyBean.close"),
                        Case.get("night/batch")
                                .answers(200, "begun")
                                .reports("IllegalStateException", "job import / step load")
                                .needs(Feature.BATCH))
                .map(each -> each.withoutTwin().needs(Feature.TIMERS))
                .filter(each -> disjoint(each.needs(), missing))
                .toList();
    }

    /** The cases of the application that logs. */
    static List<Case> ofLogs(Set<Feature> missing) {
        if (missing.contains(Feature.SERVLETS) || missing.contains(Feature.FURTHER_ARCHIVES)) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        for (String library : List.of("jul", "slf4j", "jboss", "log4j", "commons")) {
            cases.add(
                    logged(library, "sold out")
                            .and("/level", "error")
                            .and("/logger", "com.example.logs"));
        }
        cases.add(logged("exception", "IllegalStateException"));
        cases.add(failing("thrown"));
        cases.add(failing("failing"));
        cases.add(Case.get("logs/print").answers(200, "logged"));
        cases.add(Case.get("logs/server").answers(200, "logged"));
        return cases.stream().map(Case::withoutTwin).toList();
    }

    private static Case logged(String path, String title) {
        return Case.get("logs/" + path).answers(200, "logged").reports(title, "GET /logs/*");
    }

    private static Case failing(String path) {
        return Case.get("logs/" + path)
                .answers(500)
                .reports("IllegalStateException", "GET /logs/*");
    }

    private static List<Case> needing(Feature feature, List<Case> cases) {
        return cases.stream().map(each -> each.needs(feature)).toList();
    }

    /** Raven EE responds, or else a mapper of the runtime, as without Raven EE. */
    private static Case unmapped(String path, Set<Feature> missing) {
        return missing.contains(Feature.UNMAPPED_RUNTIME_EXCEPTIONS)
                ? Case.get(path).answers(500)
                : Case.get(path).answers(500, "about:blank").sameStatus();
    }

    private static List<Case> resources(Set<Feature> missing) {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.get("rest/sync/ok").answers(200, "in stock"));
        cases.add(
                Case.get("rest/sync/error")
                        .answers(500, "about:blank")
                        .reports("AssertionError", "GET /rest/sync/error")
                        .namesTheEvent()
                        .sameStatus());
        cases.addAll(failures("sync/", "GET /rest/sync/{failure}", missing));
        return cases;
    }

    private static List<Case> stages(Set<Feature> missing) {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.get("rest/stage/late/ok").answers(200, "in stock"));
        cases.addAll(failures("stage/early/", "GET /rest/stage/early/{failure}", missing));
        for (String late : List.of("late", "future")) {
            String path = "stage/" + late + "/";
            cases.addAll(failures(path, "GET /rest/" + path + "{failure}", missing));
        }
        for (Case each : failures("stage/managed/", "GET /rest/stage/managed/{failure}", missing)) {
            cases.add(each.needs(Feature.MANAGED_EXECUTOR));
        }
        return cases;
    }

    private static List<Case> suspended(Set<Feature> missing) {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.get("rest/suspended/late/ok").answers(200, "in stock"));
        cases.add(
                Case.get("rest/suspended/timeout/handled")
                        .answers(200, "too late")
                        .needs(Feature.TIMEOUT_HANDLERS));
        cases.addAll(
                failures("suspended/throws/", "GET /rest/suspended/throws/{failure}", missing));
        for (String thread : List.of("same", "late")) {
            String path = "suspended/" + thread + "/";
            cases.addAll(failures(path, "GET /rest/" + path + "{failure}", missing));
        }
        for (Case each :
                failures("suspended/managed/", "GET /rest/suspended/managed/{failure}", missing)) {
            cases.add(each.needs(Feature.MANAGED_EXECUTOR));
        }
        return cases;
    }

    /** Every way of failing at one place of JAX-RS. */
    private static List<Case> failures(String path, String transaction, Set<Feature> missing) {
        String rest = "rest/" + path;
        return List.of(
                unmapped(rest + "unmapped", missing)
                        .reports("IllegalStateException", transaction)
                        .namesTheEvent(),
                Case.get(rest + "mapped409").answers(409, "duplicate: order 42"),
                Case.get(rest + "notfound").answers(404),
                Case.get(rest + "mapped503")
                        .answers(503, "out of stock: lamp")
                        .reports("OutOfStockException", transaction)
                        .namesTheEvent(),
                Case.get(rest + "unavailable")
                        .answers(503)
                        .reports("WebApplicationException", transaction)
                        .namesTheEvent(),
                Case.get(rest + "entity")
                        .answers(503, "come back tomorrow")
                        .reports("WebApplicationException", transaction)
                        .namesTheEvent());
    }

    private static List<Case> servlets() {
        String servlet = "GET /servlet/*";
        return List.of(
                Case.get("servlet/ok").answers(200, "in stock"),
                Case.get("servlet/runtime").answers(500).reports("IllegalStateException", servlet),
                Case.get("servlet/checked").answers(500).reports("IOException", servlet),
                Case.get("servlet/wrapped").answers(500).reports("IOException", servlet),
                Case.get("servlet/plain").answers(500).reports("ServletException", servlet),
                // GlassFish wraps an error that has passed a filter, and its page shows the
                // wrapper.
                Case.get("servlet/error")
                        .answers(500)
                        .reports("AssertionError", servlet)
                        .sameStatus(),
                Case.get("servlet/forward").answers(500).reports("IOException", servlet),
                Case.get("servlet/status").answers(503),
                Case.get("servlet/committed").reports("IllegalStateException", servlet),
                Case.get("filtered/before")
                        .answers(500)
                        .reports("IllegalStateException", "GET /filtered/*"),
                Case.get("filtered/after")
                        .answers(500)
                        .reports("IllegalStateException", "GET /filtered/*"));
    }

    private static List<Case> asynchronousServlets(Set<Feature> missing) {
        String servlet = "GET /async/*";
        return List.of(
                Case.get("async/complete").answers(202, "accepted"),
                Case.get("async/complete-empty").answers(204),
                Case.get("async/complete-failed").answers(503, "closed"),
                Case.get("async/send-error").withAnyEvents(),
                Case.get("async/start-completes").answers(202, "accepted"),
                earlyFailure("async/start-throws", missing),
                Case.get("async/late-start-throws")
                        .answers(500)
                        .reports("IllegalStateException", servlet),
                Case.get("async/listener-answers").reports("IllegalStateException", servlet),
                // Tomcat closes the connection.
                Case.get("async/throws").reports("IllegalStateException", servlet),
                Case.get("async/timeout").answers(500).withAnyEvents(),
                Case.get("async/timeout-answered").withAnyEvents(),
                Case.get("async/dispatch-ok").answers(200, "in stock"),
                // Liberty answers 200.
                Case.get("async/dispatch-failing").reports("IllegalStateException", servlet),
                Case.get("async/restart").answers(202, "accepted after a restart"),
                earlyFailure("async/restart-throws", missing));
    }

    /** Work that may fail before the servlet has returned. */
    private static Case earlyFailure(String path, Set<Feature> missing) {
        Case reported = Case.get(path).reports("IllegalStateException", "GET /async/*");
        if (missing.contains(Feature.ANSWER_TO_EARLY_FAILURE)) {
            return reported.withoutTwin();
        }
        Case answered = reported.answers(500);
        return missing.contains(Feature.SAME_ANSWER_TO_EARLY_FAILURE)
                ? answered.sameStatus()
                : answered;
    }

    private static List<Case> beans() {
        return List.of(
                Case.get("ejb")
                        .answers(500)
                        .reports("IllegalStateException", "GET /ejb")
                        .needs(Feature.ENTERPRISE_BEANS),
                Case.get("captured/handled")
                        .answers(200, "pay later")
                        .reports("IllegalStateException", "GET /captured/*")
                        .and("/tags/payment", "card")
                        .and("/exception/values/0/mechanism/handled", "true")
                        .namesTheEvent()
                        .withoutTwin()
                        .needs(Feature.CDI),
                Case.get("captured/rethrown")
                        .answers(500)
                        .reports("IllegalStateException", "GET /captured/*")
                        .and("/tags/payment", "card")
                        .and("/exception/values/0/mechanism/handled", "false")
                        .withoutTwin()
                        .needs(Feature.CDI),
                Case.get("context/message")
                        .answers(200)
                        .reports("sold out", "GET /context/*")
                        .namesTheEvent()
                        .withoutTwin(),
                Case.get("context/tags")
                        .answers(500)
                        .reports("IllegalStateException", "GET /context/*")
                        .and("/tags/payment", "card")
                        .and("/user/id", "customer-42")
                        .withoutTwin(),
                Case.get("context/wrapped")
                        .answers(200)
                        .reports("sold out", "GET /context/*")
                        .and("/tags/payment", "card")
                        .withoutTwin()
                        .needs(Feature.MANAGED_EXECUTOR),
                Case.get("context/managed")
                        .answers(200)
                        .reports("sold out", "GET /context/*")
                        .and("/tags/payment", "card")
                        .withoutTwin()
                        .needs(Feature.CONTEXT_OF_MANAGED_EXECUTOR));
    }

    /** Work that fails after the request which began it. */
    private static List<Case> background() {
        String failure = "IllegalStateException";
        return List.of(
                Case.get("background/asynchronous")
                        .answers(200, "begun")
                        .reports(failure, "ShippingBean.ship")
                        .needs(Feature.ENTERPRISE_BEANS),
                Case.get("background/execute-of-ejb")
                        .answers(200, "begun")
                        .reports(failure, "task Restock")
                        .needs(Feature.ENTERPRISE_BEANS),
                Case.get("background/execute")
                        .answers(200, "begun")
                        .reports(failure, "task Restock")
                        .needs(Feature.INJECTED_EXECUTOR),
                // Reported after ten seconds, as no code reads the result.
                Case.get("background/submit")
                        .answers(200, "begun")
                        .reports(failure, "task Restock")
                        .needs(Feature.INJECTED_EXECUTOR),
                Case.get("background/submit-handled")
                        .answers(200, "restock tomorrow")
                        .needs(Feature.INJECTED_EXECUTOR),
                Case.get("background/observer")
                        .answers(200, "begun")
                        .reports(failure, "observer ParcelBean.receive")
                        .needs(Feature.CDI));
    }
}
