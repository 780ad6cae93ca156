/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import static org.ravenee.benchmarks.report.Target.atMost;
import static org.ravenee.benchmarks.report.Target.ofPeer;
import static org.ravenee.benchmarks.report.Target.partOfPeer;
import static org.ravenee.benchmarks.report.Target.timesPeer;
import static org.ravenee.benchmarks.report.Unit.BYTES;
import static org.ravenee.benchmarks.report.Unit.NANOS;
import static org.ravenee.benchmarks.report.Unit.NUMBER;
import static org.ravenee.benchmarks.report.Unit.PER_SECOND;

import java.util.List;

/** The lines of the tables. */
final class Rows {

    private static final String CAPTURE = "CaptureBenchmark context=empty failure=";
    private static final String LOADED = "CaptureBenchmark context=loaded failure=";
    private static final String GZIP = "GzipBenchmark context=";

    private Rows() {}

    /** The rows with a target. */
    static List<Row> withTarget() {
        return List.of(
                row(
                        "request.time",
                        "request without error: filter and interceptor",
                        "RequestBenchmark work=NONE time",
                        NANOS,
                        partOfPeer(20)),
                row(
                        "request.bytes",
                        "– allocated",
                        "RequestBenchmark work=NONE bytes",
                        BYTES,
                        atMost(120, BYTES)),
                row(
                        "request.crumbs.time",
                        "the same with two breadcrumbs",
                        "RequestBenchmark work=TWO_BREADCRUMBS time",
                        NANOS,
                        partOfPeer(10)),
                row(
                        "request.crumbs.bytes",
                        "– allocated",
                        "RequestBenchmark work=TWO_BREADCRUMBS bytes",
                        BYTES,
                        atMost(300, BYTES)),
                row(
                        "capture.time",
                        "captureException on the caller, materialised trace",
                        CAPTURE + "CHAIN time",
                        NANOS,
                        partOfPeer(5)),
                row(
                        "capture.bytes",
                        "– allocated by the caller",
                        CAPTURE + "CHAIN bytes",
                        BYTES,
                        atMost(2_000, BYTES)),
                row(
                        "breadcrumb.time",
                        "breadcrumb with message and category, ring full",
                        "BreadcrumbBenchmark Text ring=full time",
                        NANOS,
                        ofPeer(0.75)),
                row(
                        "breadcrumb.bytes",
                        "– allocated",
                        "BreadcrumbBenchmark Text ring=full bytes",
                        BYTES,
                        ofPeer(1)),
                row(
                        "breadcrumb.data.time",
                        "breadcrumb with two data entries, ring full",
                        "BreadcrumbBenchmark Data ring=full time",
                        NANOS,
                        ofPeer(0.75)),
                row(
                        "breadcrumb.data.bytes",
                        "– allocated",
                        "BreadcrumbBenchmark Data ring=full bytes",
                        BYTES,
                        ofPeer(1)),
                row(
                        "gzip.time",
                        "event to gzip bytes, empty context",
                        GZIP + "empty failure=CHAIN time",
                        NANOS,
                        partOfPeer(4)),
                row(
                        "gzip.bytes",
                        "– allocated per JSON byte",
                        GZIP + "empty failure=CHAIN bytes per JSON byte",
                        NUMBER,
                        atMost(0.5, NUMBER)),
                row(
                        "gzip.loaded.time",
                        "event to gzip bytes, user, 10 tags, 100 breadcrumbs",
                        GZIP + "loaded failure=CHAIN time",
                        NANOS,
                        partOfPeer(4)),
                row(
                        "gzip.loaded.bytes",
                        "– allocated per JSON byte",
                        GZIP + "loaded failure=CHAIN bytes per JSON byte",
                        NUMBER,
                        atMost(0.5, NUMBER)),
                row(
                        "burst.lost",
                        "burst of 2,000 with defaults: lost",
                        "burst lost",
                        NUMBER,
                        atMost(0, NUMBER)),
                row("burst.rate", "– delivered events", "burst rate", PER_SECOND, timesPeer(5)),
                row(
                        "latency.rate",
                        "server answers in 20 ms: delivered events",
                        "20 ms rate",
                        PER_SECOND,
                        timesPeer(8)),
                row(
                        "wire.size",
                        "bytes on the wire per event, the chain",
                        GZIP + "empty failure=CHAIN size",
                        BYTES,
                        ofPeer(1.1)),
                row("size.client", "client jar", "client jar", BYTES, atMost(300_000, BYTES)),
                row(
                        "size.application",
                        "all jars of a web application",
                        "application jars",
                        BYTES,
                        atMost(380_000, BYTES)),
                row(
                        "startup.create",
                        "Client.create() in a fresh JVM",
                        "start-up created",
                        NANOS,
                        partOfPeer(3)),
                row(
                        "startup.create.logging",
                        "– where java.util.logging runs already",
                        "start-up beside logging",
                        NANOS,
                        partOfPeer(5)),
                row("startup.capture", "first capture", "start-up captured", NANOS, partOfPeer(6)));
    }

    /** The rows without a target. */
    static List<Row> withoutTarget() {
        return List.of(
                row(
                        "request with two breadcrumbs and two tags",
                        "RequestBenchmark work=TWO_BREADCRUMBS_AND_TAGS time",
                        NANOS),
                row("– allocated", "RequestBenchmark work=TWO_BREADCRUMBS_AND_TAGS bytes", BYTES),
                row("capture, chain, fresh traces", CAPTURE + "FRESH_CHAIN time", NANOS),
                row("– allocated by the caller", CAPTURE + "FRESH_CHAIN bytes", BYTES),
                row("capture, one exception, materialised", CAPTURE + "SINGLE time", NANOS),
                row("– allocated by the caller", CAPTURE + "SINGLE bytes", BYTES),
                row("capture, one exception, fresh trace", CAPTURE + "FRESH_SINGLE time", NANOS),
                row("– allocated by the caller", CAPTURE + "FRESH_SINGLE bytes", BYTES),
                row("capture, chain, materialised, loaded context", LOADED + "CHAIN time", NANOS),
                row("– allocated by the caller", LOADED + "CHAIN bytes", BYTES),
                row(
                        "breadcrumb with message and category, ring empty at first",
                        "BreadcrumbBenchmark Text ring=empty time",
                        NANOS),
                row("– allocated", "BreadcrumbBenchmark Text ring=empty bytes", BYTES),
                row(
                        "breadcrumb with two data entries, ring empty at first",
                        "BreadcrumbBenchmark Data ring=empty time",
                        NANOS),
                row("– allocated", "BreadcrumbBenchmark Data ring=empty bytes", BYTES),
                row("scope opened and closed", "ScopeBenchmark context=loaded time", NANOS),
                row("– allocated", "ScopeBenchmark context=loaded bytes", BYTES),
                row(
                        "event to gzip bytes, one exception",
                        GZIP + "empty failure=SINGLE time",
                        NANOS),
                row("– allocated", GZIP + "empty failure=SINGLE bytes", BYTES),
                row(
                        "event before compression, chain",
                        GZIP + "empty failure=CHAIN JSON size",
                        BYTES),
                row(
                        "exception to gzip bytes, everything on one thread",
                        "PipelineBenchmark time",
                        NANOS),
                row("– allocated", "PipelineBenchmark bytes", BYTES),
                row(
                        "events delivered, server instant, queue of the peer enlarged",
                        "0 ms rate",
                        PER_SECOND),
                row("– lost", "0 ms lost", NUMBER),
                row("– by our client over java.net.http", "java.net.http rate", PER_SECOND),
                row("– by our client over HttpURLConnection", "HttpURLConnection rate", PER_SECOND),
                row("server answers in 20 ms: lost", "20 ms lost", NUMBER),
                row("burst of 2,000: time on the caller per event", "burst caller", NANOS),
                row(
                        "Client.create() with sentry.install-logging-hook=false",
                        "start-up without logging",
                        NANOS),
                row("java.util.logging, started by itself", "start-up logging", NANOS),
                row(
                        "fresh JVM: from nothing to the first event delivered",
                        "start-up delivered",
                        NANOS),
                row("classes loaded by creating the client", "classes created", NUMBER),
                row("– by the first capture", "classes captured", NUMBER),
                row("– in all, until it is delivered", "classes delivered", NUMBER),
                row("retained per waiting event, exception included", "retained", BYTES));
    }

    private static Row row(String id, String title, String what, Unit unit, Target target) {
        return new Row(id, title, what, unit, target);
    }

    private static Row row(String title, String what, Unit unit) {
        return new Row("", title, what, unit, Target.NONE);
    }
}
