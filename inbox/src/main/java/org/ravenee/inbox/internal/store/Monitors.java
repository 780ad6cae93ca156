/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts check-ins together to the runs of each monitored job. */
public final class Monitors {

    private static final String LATEST = "0".repeat(32);

    private Monitors() {}

    /**
     * A monitored job.
     *
     * @param runs newest first
     */
    public record Monitor(String project, String slug, Optional<String> schedule, List<Run> runs) {

        public Run latest() {
            return runs.get(0);
        }
    }

    /** A run of a job: from its first check-in to its last. */
    public record Run(StoredCheckIn first, StoredCheckIn last) {

        public String status() {
            return last.status();
        }

        public Instant startedAt() {
            return first.receivedAt();
        }

        /** As the job reports it, else the time between its check-ins; empty while it runs. */
        public Optional<Duration> duration() {
            if (!last.isFinished()) {
                return Optional.empty();
            }
            return last.duration()
                    .or(
                            () ->
                                    first == last
                                            ? Optional.empty()
                                            : Optional.of(
                                                    Duration.between(
                                                            first.receivedAt(),
                                                            last.receivedAt())));
        }
    }

    /** The monitors in the order of their latest run. */
    public static List<Monitor> of(List<StoredCheckIn> oldestFirst) {
        record Key(String project, String slug) {}
        Map<Key, List<StoredCheckIn>> monitors = new LinkedHashMap<>();
        for (StoredCheckIn checkIn : oldestFirst) {
            Key key = new Key(checkIn.project(), checkIn.monitor());
            List<StoredCheckIn> ofMonitor = monitors.remove(key);
            monitors.put(key, ofMonitor == null ? new ArrayList<>() : ofMonitor);
            monitors.get(key).add(checkIn);
        }
        List<Monitor> result = new ArrayList<>();
        monitors.forEach((key, all) -> result.add(monitor(key.project(), key.slug(), all)));
        Collections.reverse(result);
        return result;
    }

    private static Monitor monitor(String project, String slug, List<StoredCheckIn> checkIns) {
        List<Run> runs = new ArrayList<>();
        for (StoredCheckIn checkIn : checkIns) {
            int open = openRun(runs, checkIn);
            if (open < 0) {
                runs.add(new Run(checkIn, checkIn));
            } else {
                runs.set(open, new Run(runs.get(open).first(), checkIn));
            }
        }
        Collections.reverse(runs);
        Optional<String> schedule =
                checkIns.stream().flatMap(c -> c.schedule().stream()).reduce((a, b) -> b);
        return new Monitor(project, slug, schedule, runs);
    }

    private static int openRun(List<Run> runs, StoredCheckIn checkIn) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            StoredCheckIn last = runs.get(i).last();
            boolean same = checkIn.id().equals(LATEST) || checkIn.id().equals(last.id());
            if (same && !last.isFinished()) {
                return i;
            }
        }
        return -1;
    }
}
