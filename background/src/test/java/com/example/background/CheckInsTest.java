/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Options;
import org.ravenee.background.internal.TimeoutInterceptor;
import org.ravenee.cdi.CheckIn;

/** Check-ins of timers and of methods that ask for them. */
class CheckInsTest {

    private static final Pattern ID = Pattern.compile("\"check_in_id\":\"([0-9a-f]{32})\"");

    private final Application application = Application.with(Monitored.class, Jobs.class);

    @AfterEach
    void stop() {
        application.close();
    }

    private List<String> checkIns() {
        return application.bean(Recording.class).checkIns();
    }

    private static String id(String checkIn) {
        Matcher id = ID.matcher(checkIn);
        assertThat(id.find()).as(checkIn).isTrue();
        return id.group(1);
    }

    private void expire(String method, @Nullable ScheduleExpression schedule) throws Exception {
        Jobs jobs = new Jobs();
        Method timeout = Jobs.class.getDeclaredMethod(method);
        new TimeoutInterceptor().aroundTimeout(invocation(jobs, timeout, timer(schedule)));
    }

    private static InvocationContext invocation(Jobs jobs, Method timeout, Timer timer) {
        return fake(
                InvocationContext.class,
                name ->
                        switch (name) {
                            case "getTarget" -> jobs;
                            case "getMethod" -> timeout;
                            case "getTimer" -> timer;
                            case "proceed" -> timeout.invoke(jobs);
                            default -> null;
                        });
    }

    private static Timer timer(@Nullable ScheduleExpression schedule) {
        return fake(
                Timer.class,
                name ->
                        switch (name) {
                            case "isCalendarTimer" -> schedule != null;
                            case "getSchedule" -> schedule;
                            case "getNextTimeout" -> throw new IllegalStateException("none");
                            case "hashCode" -> 1;
                            default -> null;
                        });
    }

    /** Answers a method by its name. */
    private interface Answer {
        @Nullable Object to(String name) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) -> answer.to(method.getName())));
    }

    @Test
    void timersCheckInWithTheirSchedule() throws Exception {
        expire("nightly", new ScheduleExpression().hour("3").timezone("Europe/Berlin"));

        assertThat(checkIns()).hasSize(2);
        assertThat(checkIns().get(0))
                .contains(
                        "\"monitor_slug\":\"jobs-nightly\",\"status\":\"in_progress\"",
                        "\"value\":\"0 3 * * *\"",
                        "\"checkin_margin\":5,\"max_runtime\":30,"
                                + "\"timezone\":\"Europe/Berlin\"");
        assertThat(checkIns().get(1)).contains("\"status\":\"ok\",\"duration\":");
        assertThat(id(checkIns().get(0))).isEqualTo(id(checkIns().get(1)));
    }

    @Test
    void runsOfAMonitorHaveDifferentIds() throws Exception {
        expire("nightly", null);
        expire("nightly", null);

        assertThat(checkIns().stream().map(CheckInsTest::id).distinct()).hasSize(2);
    }

    @Test
    void timersThatFailCheckInAsFailedAndAreReported() {
        assertThatThrownBy(() -> expire("failing", null)).hasRootCauseMessage("torn file");

        assertThat(checkIns()).last().asString().contains("\"status\":\"error\"");
        assertThat(application.events()).hasSize(1);
    }

    @Test
    void timersWithoutACalendarDoNotDescribeTheirMonitor() throws Exception {
        expire("nightly", null);

        assertThat(checkIns()).hasSize(2).noneMatch(json -> json.contains("monitor_config"));
    }

    @Test
    void theAnnotationNamesTheMonitorOfATimerAndItsMargins() throws Exception {
        expire("named", new ScheduleExpression().hour("*").timezone("UTC"));

        assertThat(checkIns())
                .hasSize(2)
                .allMatch(json -> json.contains("\"monitor_slug\":\"hourly-import\""))
                .allMatch(json -> json.contains("\"checkin_margin\":2,\"max_runtime\":9"));
    }

    @Test
    void methodsWithTheAnnotationCheckIn() {
        application.bean(Jobs.class).named();

        assertThat(checkIns())
                .hasSize(2)
                .allMatch(json -> json.contains("\"monitor_slug\":\"hourly-import\""));
    }

    @Test
    void otherMethodsDoNotCheckIn() {
        application.bean(Jobs.class).nightly();

        assertThat(checkIns()).isEmpty();
    }

    @Test
    void aRunEndsWhenTheStageOfItsMethodDoes() {
        CompletableFuture<String> result = new CompletableFuture<>();
        assertThat(application.bean(Jobs.class).later(result)).isSameAs(result);
        assertThat(checkIns()).singleElement().asString().contains("in_progress");

        result.completeExceptionally(new IllegalStateException("torn file"));

        assertThat(checkIns()).last().asString().contains("\"status\":\"error\"");
    }

    @Test
    void nothingChecksInUnlessConfigured() throws Exception {
        application.close();
        try (Application silent = Application.of(Jobs.class)) {
            silent.bean(Jobs.class).named();
            expire("nightly", null);

            assertThat(silent.bean(Recording.class).checkIns()).isEmpty();
        }
    }

    @ApplicationScoped
    static class Jobs {

        void nightly() {}

        void failing() {
            throw new IllegalStateException("torn file");
        }

        @CheckIn(value = "Hourly Import", margin = 2, maxRuntime = 9)
        void named() {}

        @CheckIn("later")
        CompletionStage<String> later(CompletableFuture<String> result) {
            return result;
        }
    }

    @ApplicationScoped
    static class Monitored {

        private final Recording recording = new Recording();

        @Produces
        @Typed(Recording.class)
        Recording recording() {
            return recording;
        }

        @Produces
        Options options() {
            return recording.options().toBuilder().checkIns(true).build();
        }
    }
}
