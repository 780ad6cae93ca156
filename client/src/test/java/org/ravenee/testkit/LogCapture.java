/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the log lines of the client, from construction to close. */
public final class LogCapture extends Handler implements AutoCloseable {

    /** In milliseconds. */
    private static final long LONGEST_WAIT = 1_000;

    private final Logger logger = Logger.getLogger("org.ravenee");
    private final boolean parents = logger.getUseParentHandlers();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Begins once the lines of clients that were closed before are written. */
    public LogCapture() {
        awaitWriters();
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    public List<String> warnings() {
        return at(Level.WARNING);
    }

    public List<String> infos() {
        return at(Level.INFO);
    }

    /** Returns the lines of all levels, with the traces of exceptions. */
    public List<String> lines() {
        awaitWriters();
        return records.stream().map(record -> text(record) + trace(record)).toList();
    }

    /**
     * Lines of the delivery are written on threads that end when all lines are written. One that
     * waits is in a handler that a test lets hang.
     */
    private static void awaitWriters() {
        Thread[] threads = new Thread[2 * Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            boolean writes = threads[i].getState() != Thread.State.WAITING;
            if (writes && threads[i].getName().equals("raven-log")) {
                join(threads[i]);
            }
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String trace(LogRecord record) {
        if (record.getThrown() == null) {
            return "";
        }
        StringWriter trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace, true));
        return "\n" + trace;
    }

    private List<String> at(Level level) {
        awaitWriters();
        return records.stream()
                .filter(record -> record.getLevel().equals(level))
                .map(LogCapture::text)
                .toList();
    }

    private static String text(LogRecord record) {
        Object[] parameters = record.getParameters();
        return parameters == null
                ? record.getMessage()
                : MessageFormat.format(record.getMessage(), parameters);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(parents);
    }
}
