/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBException;

/** The exceptions of the test application, named after what the mappers make of them. */
@SuppressWarnings("this-escape") // of javac 21 and newer
public final class Thrown {

    private Thrown() {}

    public static class Conflict extends RuntimeException {
        public Conflict(String message) {
            super(message);
        }
    }

    /** Mapped by the mapper of its superclass. */
    public static class ConflictDetail extends Conflict {
        public ConflictDetail(String message) {
            super(message);
        }
    }

    public static class CheckedConflict extends Exception {
        public CheckedConflict(String message) {
            super(message);
        }
    }

    /** Mapped to 503. */
    public static class Outage extends RuntimeException {
        public Outage(String message) {
            super(message);
        }
    }

    public static class MappedToNull extends RuntimeException {
        public MappedToNull(String message) {
            super(message);
        }
    }

    public static class MappedToNoContent extends RuntimeException {
        public MappedToNoContent(String message) {
            super(message);
        }
    }

    public static class MappedToOk extends RuntimeException {
        public MappedToOk(String message) {
            super(message);
        }
    }

    public static class MappedToSeeOther extends RuntimeException {
        public MappedToSeeOther(String message) {
            super(message);
        }
    }

    public static class MapperThrows extends RuntimeException {
        public MapperThrows(String message) {
            super(message);
        }
    }

    public static class MapperRefuses extends RuntimeException {
        public MapperRefuses(String message) {
            super(message);
        }
    }

    public static class BeanMapped extends RuntimeException {
        public BeanMapped(String message) {
            super(message);
        }
    }

    public static class GenericallyMapped extends RuntimeException {
        public GenericallyMapped(String message) {
            super(message);
        }
    }

    /** Two mappers have this type; the priority decides. */
    public static class MappedTwice extends RuntimeException {
        public MappedTwice(String message) {
            super(message);
        }
    }

    @ApplicationException(rollback = true)
    public static class MappedBusiness extends RuntimeException {
        public MappedBusiness(String message) {
            super(message);
        }
    }

    @ApplicationException
    public static class UnmappedBusiness extends RuntimeException {
        public UnmappedBusiness(String message) {
            super(message);
        }
    }

    public static class Unmapped extends RuntimeException {
        public Unmapped(String message) {
            super(message);
        }

        public Unmapped(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static class UnmappedChecked extends Exception {
        public UnmappedChecked(String message) {
            super(message);
        }
    }

    public static class UnmappedError extends Error {
        public UnmappedError(String message) {
            super(message);
        }

        public UnmappedError(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Not the class that a server is told to unwrap. */
    public static class OwnEjbException extends EJBException {
        public OwnEjbException(String message, Throwable cause) {
            super(message);
            initCause(cause);
        }
    }

    /** Has a mapper of its own, with any cause. */
    public static class MappedWrapper extends RuntimeException {
        public MappedWrapper(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static class MapperRethrows extends RuntimeException {
        public MapperRethrows(String message) {
            super(message);
        }
    }

    public static class MapperThrowsMapped extends RuntimeException {
        public MapperThrowsMapped(String message) {
            super(message);
        }
    }

    public static class MapperThrowsWrapped extends RuntimeException {
        public MapperThrowsWrapped(String message) {
            super(message);
        }
    }

    public static class MappedToEmpty500 extends RuntimeException {
        public MappedToEmpty500(String message) {
            super(message);
        }
    }

    public static class MappedToUnwritable extends RuntimeException {
        public MappedToUnwritable(String message) {
            super(message);
        }
    }

    /** Neither an Exception nor an Error. */
    public static class UnmappedThrowable extends Throwable {
        public UnmappedThrowable(String message) {
            super(message);
        }
    }
}
