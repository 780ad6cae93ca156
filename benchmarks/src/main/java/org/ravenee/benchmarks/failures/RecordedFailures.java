/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.failures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Exceptions with the stack traces of a REST request on a Jakarta EE server, already materialised:
 * the same frames in every run, in every process, on every JDK.
 */
public final class RecordedFailures {

    /** Frames of the container, which all exceptions of a chain share. */
    private static final int SHARED = 25;

    private static final int OWN = Failure.CHAIN_FRAMES - SHARED;

    private static final StackTraceElement[][] TRACES = traces();

    private RecordedFailures() {}

    /** An exception with three causes, 40 frames each. */
    public static Throwable chain() {
        Throwable reset = with(new IllegalStateException("Connection reset by peer"), TRACES[3]);
        Throwable silent =
                with(new RuntimeException("The warehouse does not answer", reset), TRACES[2]);
        Throwable reservation =
                with(
                        new IllegalArgumentException("Article 10482 cannot be reserved", silent),
                        TRACES[1]);
        return with(new OrderException("Order 4711 was not placed", reservation), TRACES[0]);
    }

    /** An exception without a cause, 25 frames. */
    public static Throwable single() {
        return with(new OrderException("Order 4711 was not placed", null), TRACES[4]);
    }

    private static Throwable with(Throwable throwable, StackTraceElement[] trace) {
        throwable.setStackTrace(trace);
        return throwable;
    }

    private static StackTraceElement[][] traces() {
        List<StackTraceElement> frames = frames();
        int shared = frames.size() - SHARED;
        StackTraceElement[][] traces = new StackTraceElement[Failure.CHAIN_LENGTH + 1][];
        for (int i = 0; i < Failure.CHAIN_LENGTH; i++) {
            List<StackTraceElement> trace = new ArrayList<>(frames.subList(i * OWN, (i + 1) * OWN));
            trace.addAll(frames.subList(shared, frames.size()));
            traces[i] = trace.toArray(StackTraceElement[]::new);
        }
        traces[Failure.CHAIN_LENGTH] =
                frames.subList(0, Failure.SINGLE_FRAMES).toArray(StackTraceElement[]::new);
        return traces;
    }

    private static List<StackTraceElement> frames() {
        try (InputStream in =
                        Objects.requireNonNull(
                                RecordedFailures.class.getResourceAsStream("trace.txt"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(RecordedFailures::frame).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A frame as stack traces show it: {@code package.Class.method(File.java:12)}. */
    private static StackTraceElement frame(String line) {
        int bracket = line.indexOf('(');
        int dot = line.lastIndexOf('.', bracket);
        int colon = line.lastIndexOf(':');
        return new StackTraceElement(
                line.substring(0, dot),
                line.substring(dot + 1, bracket),
                line.substring(bracket + 1, colon),
                Integer.parseInt(line.substring(colon + 1, line.length() - 1)));
    }
}
