/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.applications;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.Set;
import org.ravenee.tests.twins.mappers.BroadMappers;
import org.ravenee.tests.twins.mappers.ExactMappers;
import org.ravenee.tests.twins.mappers.WrapperMappers;

/** The same resources with different mappers. */
@SuppressWarnings("this-escape") // of javac 21 and newer
public final class Applications {

    /** The paths of the applications. */
    public static final List<String> PATHS =
            List.of(
                    "none",
                    "exact",
                    "singletons",
                    "wrappers",
                    "runtime",
                    "exception",
                    "throwable",
                    "prioritised",
                    "refusals",
                    "violations",
                    "last",
                    "featured");

    private Applications() {}

    @ApplicationPath("none")
    public static class None extends Everything {}

    @ApplicationPath("exact")
    public static class Exact extends Everything {
        public Exact() {
            with(ExactMappers.ALL);
        }
    }

    @ApplicationPath("singletons")
    public static class Singletons extends Everything {
        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return Set.of(
                    new ExactMappers.ForConflict(),
                    new ExactMappers.ForOutage(),
                    new ExactMappers.ForCheckedConflict());
        }
    }

    @ApplicationPath("wrappers")
    public static class Wrappers extends Everything {
        public Wrappers() {
            with(ExactMappers.ALL).with(WrapperMappers.ALL);
        }
    }

    @ApplicationPath("runtime")
    public static class Runtime extends Everything {
        public Runtime() {
            with(Set.of(BroadMappers.ForRuntimeException.class, ExactMappers.ForOutage.class));
        }
    }

    @ApplicationPath("exception")
    public static class OfException extends Everything {
        public OfException() {
            with(Set.of(BroadMappers.ForException.class, ExactMappers.ForConflict.class));
        }
    }

    @ApplicationPath("throwable")
    public static class OfThrowable extends Everything {
        public OfThrowable() {
            with(Set.of(BroadMappers.ForThrowable.class, ExactMappers.ForConflict.class));
        }
    }

    @ApplicationPath("prioritised")
    public static class Prioritised extends Everything {
        public Prioritised() {
            with(
                    Set.of(
                            BroadMappers.ForThrowableLast.class,
                            BroadMappers.ForThrowableFirst.class,
                            ExactMappers.ForConflict.class));
        }
    }

    @ApplicationPath("refusals")
    public static class Refusals extends Everything {
        public Refusals() {
            with(
                    Set.of(
                            BroadMappers.ForWebApplicationException.class,
                            BroadMappers.ForNotFound.class,
                            ExactMappers.ForConflict.class));
        }
    }

    @ApplicationPath("violations")
    public static class Violations extends Everything {
        public Violations() {
            with(
                    Set.of(
                            BroadMappers.ForViolation.class,
                            BroadMappers.ForValidation.class,
                            ExactMappers.ForConflict.class));
        }
    }

    @ApplicationPath("last")
    public static class Last extends Everything {
        public Last() {
            with(Set.of(BroadMappers.ForThrowableAtTheEnd.class, ExactMappers.ForConflict.class));
        }
    }

    @ApplicationPath("featured")
    public static class Featured extends Everything {
        public Featured() {
            with(Set.of(MapperFeature.class));
        }
    }

    /** Registers mappers itself. */
    public static class MapperFeature implements Feature {
        @Override
        public boolean configure(FeatureContext context) {
            context.register(new ExactMappers.ForConflict(), 7);
            context.register(BroadMappers.ForThrowable.class, Integer.MAX_VALUE);
            context.register(ExactMappers.ForOutage.class);
            return true;
        }
    }
}
