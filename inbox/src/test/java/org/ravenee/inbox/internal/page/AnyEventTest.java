/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Known names with values of any type: the pages have to be complete. */
class AnyEventTest {

    @Property(tries = 500)
    void anyObjectIsShown(@ForAll("objects") String event) {
        Rendering rendering = new Rendering(event);

        Markup.check(rendering.event());
        Markup.check(rendering.list(""));
    }

    @Provide
    Arbitrary<String> objects() {
        return object(4);
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar =
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-1",
                        "1.5",
                        "1e400",
                        "-1e-400",
                        "99999999999999999999",
                        "1763856000",
                        "\"\"",
                        "\" \"",
                        "\"error\"",
                        "\"2026-11-23T00:00:00Z\"",
                        "\"+999999999-12-31T23:59:59Z\"",
                        "\"2026-11-23T00:00:00\"",
                        "\"suppressed\"",
                        "\"5\"",
                        "\"a.b.C$D\"",
                        "\".\"");
        return depth == 0
                ? scalar
                : Arbitraries.frequencyOf(
                        Tuple.of(2, scalar),
                        Tuple.of(1, list(depth - 1)),
                        Tuple.of(3, object(depth - 1)));
    }

    private static Arbitrary<String> list(int depth) {
        return Arbitraries.lazy(() -> value(depth))
                .list()
                .ofMaxSize(4)
                .map(elements -> "[" + String.join(",", elements) + "]");
    }

    private static Arbitrary<String> object(int depth) {
        Arbitrary<String> name =
                Arbitraries.of(
                        "level",
                        "timestamp",
                        "transaction",
                        "environment",
                        "release",
                        "exception",
                        "values",
                        "type",
                        "value",
                        "module",
                        "mechanism",
                        "handled",
                        "source",
                        "data",
                        "stacktrace",
                        "frames",
                        "function",
                        "filename",
                        "lineno",
                        "in_app",
                        "vars",
                        "pre_context",
                        "context_line",
                        "post_context",
                        "threads",
                        "id",
                        "name",
                        "crashed",
                        "breadcrumbs",
                        "category",
                        "message",
                        "logentry",
                        "formatted",
                        "params",
                        "request",
                        "method",
                        "url",
                        "query_string",
                        "headers",
                        "cookies",
                        "env",
                        "user",
                        "tags",
                        "contexts",
                        "trace",
                        "extra",
                        "modules",
                        "sdk",
                        "version",
                        "fingerprint",
                        "server_name",
                        "dist",
                        "logger",
                        "other",
                        "");
        Arbitrary<String> member =
                name.flatMap(
                        n -> Arbitraries.lazy(() -> value(depth)).map(v -> "\"" + n + "\":" + v));
        return member.list().ofMaxSize(7).map(members -> "{" + String.join(",", members) + "}");
    }
}
