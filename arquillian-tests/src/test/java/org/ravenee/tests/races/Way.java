/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import static org.ravenee.tests.races.Outcome.FINE;
import static org.ravenee.tests.races.Outcome.UNAVAILABLE;
import static org.ravenee.tests.races.Outcome.UNMAPPED;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Site;

/**
 * A request that is answered later.
 *
 * @param path of the way, below the application
 * @param outcome of the request
 * @param status of the response, or 0 if the response breaks after it has begun
 */
public record Way(String path, Outcome outcome, int status) {

    private static final List<Way> ALL = all();

    private static List<Way> all() {
        List<Way> ways = new ArrayList<>();
        for (String path :
                List.of(
                        "resume-managed",
                        "resume-plain",
                        "time-out-handler",
                        "stage-managed",
                        "stage-plain",
                        "stage-minimal")) {
            Stream.of(Outcome.values())
                    .forEach(it -> ways.add(new Way("api/ways/" + path, it, it.status)));
        }
        ways.add(new Way("api/ways/time-out", UNAVAILABLE, 503));
        for (String path : List.of("events", "stream", "resumed-stream")) {
            ways.add(new Way("api/ways/" + path, FINE, 200));
            ways.add(new Way("api/ways/" + path, UNMAPPED, 0));
        }
        for (String path :
                List.of(
                        "start",
                        "dispatch",
                        "thread-dispatch",
                        "error",
                        "time-out",
                        "read",
                        "write")) {
            ways.add(new Way("ways/" + path, FINE, 200));
            ways.add(new Way("ways/" + path, UNMAPPED, 500));
        }
        for (String path : List.of("thread", "complete")) {
            // Twice as often as others, because the container and the filter end at once.
            ways.addAll(Collections.nCopies(2, new Way("ways/" + path, FINE, 200)));
        }
        return List.copyOf(ways);
    }

    /** Adds the classes that are asked. */
    public static Application add(Application application) {
        return application
                .beansXml("")
                .with(
                        RacesApplication.class,
                        AsynchronousResource.class,
                        AsynchronousServlet.class,
                        Listener.class,
                        Outcome.class,
                        Outcome.StatusException.class,
                        Outcome.StatusMapper.class,
                        TargetServlet.class,
                        Visitors.class);
    }

    /** Returns the number of ways that {@link #of} alternates between. */
    public static int count() {
        return ALL.size();
    }

    /** Returns the way of a request. */
    public static Way of(int number) {
        return ALL.get(number % ALL.size());
    }

    /**
     * Sends one request.
     *
     * @return the response; empty if it breaks, as the way says
     */
    public Optional<HttpResponse<String>> ask(Site site, int number) {
        HttpRequest.Builder request = site.request(path + "/" + outcome + "/" + number);
        if (path.equals("ways/read")) {
            request.POST(BodyPublishers.ofString("a parcel"));
        }
        try {
            return Optional.of(site.send(request));
        } catch (UncheckedIOException e) {
            if (status == 0) {
                return Optional.empty();
            }
            throw new AssertionError("No response to " + this, e);
        }
    }

    boolean isReported() {
        return outcome == UNMAPPED || outcome == UNAVAILABLE;
    }

    /** Tells whether JAX-RS makes the response, so that it names its event. */
    boolean namesItsEvent() {
        return path.startsWith("api/") && status >= 500;
    }

    String transaction() {
        return path.equals("ways/read")
                ? "POST /ways/*"
                : "GET "
                        + (path.startsWith("api/")
                                ? "/" + path + "/{outcome}/{number}"
                                : "/ways/*");
    }
}
