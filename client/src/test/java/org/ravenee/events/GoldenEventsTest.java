/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Client;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.logging.RavenHandler;
import org.ravenee.testkit.Recorder;

/**
 * The events of typical failures, as a receiver gets them. Each is a file below {@code
 * src/test/resources/golden}; {@code -Draven.golden.update=true} writes the files anew. Ids, times
 * and the parts that describe the machine are left out.
 */
class GoldenEventsTest {

    private static final Path FILES = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = Boolean.getBoolean("raven.golden.update");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @TestFactory
    Stream<DynamicTest> theEventOfEachFailureIsThatOfItsFile() {
        Map<String, Consumer<Client>> failures = new LinkedHashMap<>();
        failures.put("sql-failure", GoldenEventsTest::sql);
        failures.put("null-pointer-with-cause", GoldenEventsTest::nullPointer);
        failures.put("validation", GoldenEventsTest::validation);
        failures.put("suppressed", GoldenEventsTest::suppressed);
        failures.put("circular-cause", GoldenEventsTest::circular);
        failures.put("message-with-params", GoldenEventsTest::message);
        failures.put("log-record", GoldenEventsTest::record);
        failures.put("out-of-memory", client -> client.captureException(outOfMemory()));
        failures.put("batch-update", GoldenEventsTest::batch);
        failures.put("proxy-frames", GoldenEventsTest::proxies);
        failures.put("lambda-frames", GoldenEventsTest::lambdas);
        failures.put("kotlin-and-groovy", GoldenEventsTest::otherLanguages);
        failures.put("request-with-secrets", GoldenEventsTest::request);
        return failures.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> check(one)));
    }

    private static void check(Map.Entry<String, Consumer<Client>> failure) throws IOException {
        try (Recorder recorder =
                new Recorder(
                        options ->
                                options.inAppIncludes("com.acme")
                                        .release("shop@1.4.2")
                                        .serverName("host")
                                        .includeVersions(false))) {
            recorder.client().context().clear();
            failure.getValue().accept(recorder.client());
            String event = readable(JSON.readTree(recorder.payloads().get(0)));
            Path file = FILES.resolve(failure.getKey() + ".json");
            if (UPDATE) {
                Files.createDirectories(FILES);
                Files.writeString(file, event);
            }
            assertThat(event).isEqualTo(Files.readString(file));
        }
    }

    /** Returns the event without ids, times and the parts that describe the machine. */
    private static String readable(JsonNode event) throws IOException {
        ObjectNode root = (ObjectNode) event;
        root.remove(List.of("event_id", "timestamp", "sdk"));
        ObjectNode contexts = (ObjectNode) root.path("contexts");
        contexts.remove(List.of("runtime", "os", "app", "culture", "trace"));
        if (contexts.has("memory")) {
            ObjectNode memory = (ObjectNode) contexts.path("memory");
            memory.remove("container_limit");
            memory.fieldNames().forEachRemaining(name -> memory.put(name, 0));
        }
        if (contexts.isEmpty()) {
            root.remove("contexts");
        }
        root.findParents("timestamp").forEach(parent -> ((ObjectNode) parent).remove("timestamp"));
        root.findParents("thread_id").forEach(parent -> ((ObjectNode) parent).remove("thread_id"));
        for (JsonNode thread : root.path("threads").path("values")) {
            ((ObjectNode) thread).put("id", 1).put("name", "main");
        }
        return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private static <T extends Throwable> T at(T failure, String... frames) {
        failure.setStackTrace(
                Arrays.stream(frames)
                        .map(GoldenEventsTest::frame)
                        .toArray(StackTraceElement[]::new));
        return failure;
    }

    /** A frame as stack traces show it: {@code package.Class.method(File.java:12)}. */
    private static StackTraceElement frame(String line) {
        int bracket = line.indexOf('(');
        int dot = line.lastIndexOf('.', bracket);
        int colon = line.indexOf(':');
        String file = line.substring(bracket + 1, colon < 0 ? line.length() - 1 : colon);
        return new StackTraceElement(
                line.substring(0, dot),
                line.substring(dot + 1, bracket),
                file.isEmpty() ? null : file,
                colon < 0 ? -1 : Integer.parseInt(line.substring(colon + 1, line.length() - 1)));
    }

    private static void sql(Client client) {
        SQLException cause =
                at(
                        new SQLIntegrityConstraintViolationException(
                                "Duplicate entry 'bob' for key 'users.name'", "23000", 1062),
                        "com.mysql.cj.jdbc.ClientPreparedStatement.execute(ClientPreparedStatement.java:371)",
                        "com.acme.Users.insert(Users.java:31)",
                        "com.acme.Accounts.open(Accounts.java:12)");
        for (int i = 0; i < 3; i++) {
            client.captureBreadcrumb(
                    crumb ->
                            crumb.type("query")
                                    .category("query")
                                    .message("SELECT * FROM users WHERE id = ?"));
        }
        client.captureException(
                at(
                        new IllegalStateException("Account was not opened", cause),
                        "com.acme.Accounts.open(Accounts.java:14)",
                        "com.acme.AccountResource.post(AccountResource.java:40)"),
                event -> event.transaction("POST /accounts"));
    }

    private static void nullPointer(Client client) {
        Throwable cause =
                at(
                        new NullPointerException(
                                "Cannot invoke \"com.acme.Cart.total()\" because \"cart\" is null"),
                        "com.acme.Checkout.pay(Checkout.java:52)",
                        "com.acme.Checkout.run(Checkout.java:20)",
                        "java.lang.Thread.run(Thread.java:840)");
        client.captureException(
                at(
                        new CompletionException(cause),
                        "java.util.concurrent.CompletableFuture.encodeThrowable(CompletableFuture.java:315)",
                        "java.lang.Thread.run(Thread.java:840)"));
    }

    private static void validation(Client client) {
        client.captureException(
                at(
                        new IllegalArgumentException(
                                "Validation failed: email: must be a well-formed email address,"
                                        + " password: must have at least 8 characters"),
                        "com.acme.Registration.check(Registration.java:17)"),
                event -> event.level(org.ravenee.Level.WARNING).tag("form", "registration"));
    }

    private static void suppressed(Client client) {
        Throwable failure =
                at(new IOException("Broken pipe"), "com.acme.Report.write(Report.java:8)");
        failure.addSuppressed(
                at(new IOException("Stream is closed"), "com.acme.Report.close(Report.java:9)"));
        client.captureException(failure);
    }

    private static void circular(Client client) {
        Throwable inner = at(new IllegalStateException("inner"), "com.acme.A.a(A.java:1)");
        Throwable outer = at(new IllegalStateException("outer", inner), "com.acme.B.b(B.java:2)");
        inner.initCause(outer);
        client.captureException(outer);
    }

    private static void message(Client client) {
        client.captureMessage("can't load order {0} of {1}", event -> event.params(1234567, "bob"));
    }

    private static void record(Client client) {
        RavenHandler handler = new RavenHandler(client);
        LogRecord record = new LogRecord(Level.SEVERE, "Disk at 100%");
        record.setLoggerName("com.acme.Storage");
        record.setParameters(new Object[] {"/var"});
        handler.publish(record);
    }

    private static Throwable outOfMemory() {
        return at(
                new OutOfMemoryError("Java heap space"),
                "java.util.Arrays.copyOf(Arrays.java:3481)",
                "com.acme.Export.rows(Export.java:77)");
    }

    private static void batch(Client client) {
        SQLException batch =
                at(
                        new BatchUpdateException(
                                "Batch entry 1 was aborted", "23505", new int[] {1, -3}),
                        "org.postgresql.jdbc.BatchResultHandler.handleError(BatchResultHandler.java:165)",
                        "com.acme.Import.load(Import.java:60)");
        batch.setNextException(
                at(
                        new SQLException("null value in column \"name\" violates a constraint"),
                        "org.postgresql.core.v3.QueryExecutorImpl.receive(QueryExecutorImpl.java:2713)"));
        client.captureException(batch);
    }

    private static void proxies(Client client) {
        client.captureException(
                at(
                        new IllegalStateException("Order failed"),
                        "com.acme.Orders.ship(Orders.java:9)",
                        "com.acme.Orders$Proxy$_$$_WeldSubclass.ship$$super()",
                        "com.acme.Orders$$$view12.ship()",
                        "com.acme.Orders$Proxy$_$$_WeldClientProxy.ship()",
                        "com.acme.Orders$$OwbNormalScopeProxy0.ship()",
                        "com.acme.Orders_ClientProxy.ship()",
                        "com.acme.Orders$HibernateProxy$k3Fd9a.ship()",
                        "com.acme.Orders$$SpringCGLIB$$0.ship()",
                        "jdk.proxy2.$Proxy42.ship()",
                        "jdk.internal.reflect.GeneratedMethodAccessor7.invoke()"));
    }

    private static void lambdas(Client client) {
        client.captureException(
                at(
                        new IllegalStateException("Order failed"),
                        "com.acme.Orders.lambda$ship$3(Orders.java:9)",
                        "com.acme.Orders$$Lambda$14/0x0000000800c03000.run()",
                        "java.lang.invoke.LambdaForm$DMH003/0x0000000800c4.invokeStatic003_LL_V()",
                        "com.acme.Orders$1.run(Orders.java:12)"));
    }

    private static void otherLanguages(Client client) {
        client.captureException(
                at(
                        new IllegalStateException("Order failed"),
                        "com.acme.OrdersKt$main$1$2.invokeSuspend(Orders.kt:5)",
                        "com.acme.OrdersKt.ship$lambda-3(Orders.kt:9)",
                        "com.acme.Orders$_ship_closure1.doCall(Orders.groovy:7)",
                        "Script1234567890123.run(Script1234567890123.groovy:1)"));
    }

    private static void request(Client client) {
        client.httpContext(
                HttpRequest.builder()
                        .method("POST")
                        .url("https://shop.example/login")
                        .queryString("?next=%2Fcart&token=abc123secret")
                        .headers(Map.of("Authorization", "Bearer abc123secret"))
                        .data(new TreeMap<>(Map.of("user", "bob", "password", "abc123secret")))
                        .build());
        client.userContext(User.builder().id("7").ipAddress("10.0.0.300").build());
        client.captureException(
                at(
                        new SecurityException("Wrong password 'abc123secret' for user bob"),
                        "com.acme.Login.check(Login.java:9)"));
    }
}
