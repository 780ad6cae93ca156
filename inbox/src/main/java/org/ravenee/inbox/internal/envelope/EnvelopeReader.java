/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one envelope from a stream. Keeps no more of it than the event, the check-ins and the
 * client reports; other items are checked for their framing and skipped, so memory does not grow
 * with the envelope.
 *
 * <p>Strict where the format is: lines end with LF, lengths are right, ids are there.
 */
public final class EnvelopeReader {

    private static final int HEADER_LIMIT = 64 * 1024;
    private static final int REPORT_LIMIT = 100 * 1024;

    private final int eventLimit;
    private final EnvelopeLines in;
    private final List<JsonPayload> checkIns = new ArrayList<>();
    private final List<JsonPayload> clientReports = new ArrayList<>();
    private Optional<EventPayload> event = Optional.empty();

    private EnvelopeReader(InputStream in, int eventLimit) {
        this.in = new EnvelopeLines(in);
        this.eventLimit = eventLimit;
    }

    /**
     * Reads one envelope and nothing after it.
     *
     * @param eventLimit the longest event in bytes
     * @throws RefusedException when it is malformed (400) or too large (413)
     */
    public static Envelope read(InputStream in, int eventLimit) throws IOException {
        return new EnvelopeReader(in, eventLimit).read();
    }

    private Envelope read() throws IOException {
        if (in.atEnd()) {
            throw RefusedException.malformed("the envelope is empty");
        }
        EnvelopeHeader header =
                EnvelopeHeader.parse(in.line(HEADER_LIMIT, "the envelope header", 400));
        for (int number = 1; !in.atEnd(); number++) {
            readItem(header, number);
        }
        return new Envelope(header, event, checkIns, clientReports);
    }

    private void readItem(EnvelopeHeader envelope, int number) throws IOException {
        String what = "the header of item " + number;
        byte[] line = in.line(HEADER_LIMIT, what, 400);
        if (line.length == 0) {
            throw RefusedException.malformed(what + " is a blank line");
        }
        ItemHeader item = ItemHeader.parse(line, number);
        String name = "item " + number + " (" + shortened(item.type()) + ")";
        switch (item.type()) {
            case "event" -> readEvent(envelope, item, name);
            case "check_in" ->
                    checkIns.add(JsonPayload.parse(payload(item, name, REPORT_LIMIT), name));
            case "client_report" ->
                    clientReports.add(JsonPayload.parse(payload(item, name, REPORT_LIMIT), name));
            default -> skip(item, name);
        }
    }

    private void readEvent(EnvelopeHeader envelope, ItemHeader item, String name)
            throws IOException {
        if (event.isPresent()) {
            throw RefusedException.malformed("the envelope holds more than one event");
        }
        JsonPayload payload = JsonPayload.parse(payload(item, name, eventLimit), "the event");
        event = Optional.of(new EventPayload(EventIds.agreed(envelope, payload.json()), payload));
    }

    private byte[] payload(ItemHeader item, String name, int limit) throws IOException {
        if (item.length().isEmpty()) {
            return in.line(limit, name, 413);
        }
        long length = item.length().getAsLong();
        if (length > limit) {
            throw RefusedException.tooLarge(name + " is longer than " + limit + " bytes");
        }
        return in.exactly((int) length, name);
    }

    private void skip(ItemHeader item, String name) throws IOException {
        if (item.length().isPresent()) {
            in.skipExactly(item.length().getAsLong(), name);
        } else {
            in.skipLine();
        }
    }

    private static String shortened(String type) {
        return type.length() <= 40 ? type : type.substring(0, 40) + "...";
    }
}
