/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.jfr;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * Writes events to the JDK Flight Recorder once a recording was started. Until then, and in a
 * runtime image without {@code jdk.jfr}, the classes of the events are not loaded: events that have
 * begun are passed as plain objects for that reason.
 */
public final class FlightRecording {

    private static final boolean AVAILABLE = isAvailable();

    private FlightRecording() {}

    private static boolean isAvailable() {
        try {
            FlightRecorder.isInitialized();
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    private static boolean isOn() {
        return AVAILABLE && FlightRecorder.isInitialized();
    }

    /** Begins an event of a capture; null if nothing is recorded. */
    public static @Nullable Object beginCapture() {
        if (!isOn()) {
            return null;
        }
        CaptureEvent event = new CaptureEvent();
        event.begin();
        return event;
    }

    /**
     * Ends an event of a capture.
     *
     * @param begun the result of {@link #beginCapture}, not null
     * @param id the event that was accepted; none if it was refused
     * @param queueLength how many events wait in memory
     */
    public static void endCapture(
            Object begun, EventId id, @Nullable Throwable throwable, long queueLength) {
        CaptureEvent event = (CaptureEvent) begun;
        event.eventId = id.toString();
        event.exceptionType = throwable == null ? null : throwable.getClass().getName();
        event.outcome = id.isPresent() ? "accepted" : "refused";
        event.queueLength = queueLength;
        event.commit();
    }

    /** Begins an event of sending; null if nothing is recorded. */
    public static @Nullable Object beginSend() {
        if (!isOn()) {
            return null;
        }
        SendEvent event = new SendEvent();
        event.begin();
        return event;
    }

    /**
     * Ends an event of sending.
     *
     * @param begun the result of {@link #beginSend}, not null
     * @param bytes the size of the envelope
     */
    public static void endSend(Object begun, EventId id, Enum<?> outcome, long bytes) {
        SendEvent event = (SendEvent) begun;
        event.eventId = id.toString();
        event.outcome = outcome.toString();
        event.bytes = bytes;
        event.commit();
    }

    /**
     * Records a discard.
     *
     * @param id the discarded event; null if it has no id, or stands for several events
     */
    public static void drop(@Nullable EventId id, String reason, long quantity) {
        if (isOn()) {
            DropEvent event = new DropEvent();
            event.eventId = id == null ? null : id.toString();
            event.reason = reason;
            event.quantity = quantity;
            event.commit();
        }
    }
}
