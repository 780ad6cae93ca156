/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Ways to fail. */
public enum Failure {
    UNMAPPED((text, remote) -> new Thrown.Unmapped(text)),
    UNMAPPED_CHECKED((text, remote) -> new Thrown.UnmappedChecked(text)),
    UNMAPPED_ERROR((text, remote) -> new Thrown.UnmappedError(text)),
    UNMAPPED_THROWABLE((text, remote) -> new Thrown.UnmappedThrowable(text)),
    UNMAPPED_BUSINESS((text, remote) -> new Thrown.UnmappedBusiness(text)),
    NULL_POINTER((text, remote) -> new NullPointerException(text)),
    IO((text, remote) -> new IOException(text)),
    /** A server must not look for the mapper of this cause. */
    MAPPED_CAUSE((text, remote) -> new Thrown.Unmapped(text, new Thrown.Conflict(text))),
    NOT_FOUND_CAUSE((text, remote) -> new Thrown.Unmapped(text, new NotFoundException(text))),

    CONFLICT((text, remote) -> new Thrown.Conflict(text)),
    CONFLICT_DETAIL((text, remote) -> new Thrown.ConflictDetail(text)),
    CHECKED_CONFLICT((text, remote) -> new Thrown.CheckedConflict(text)),
    OUTAGE((text, remote) -> new Thrown.Outage(text)),
    MAPPED_TO_NULL((text, remote) -> new Thrown.MappedToNull(text)),
    MAPPED_TO_NO_CONTENT((text, remote) -> new Thrown.MappedToNoContent(text)),
    MAPPED_TO_OK((text, remote) -> new Thrown.MappedToOk(text)),
    MAPPED_TO_SEE_OTHER((text, remote) -> new Thrown.MappedToSeeOther(text)),
    MAPPER_THROWS((text, remote) -> new Thrown.MapperThrows(text)),
    MAPPER_REFUSES((text, remote) -> new Thrown.MapperRefuses(text)),
    MAPPER_RETHROWS((text, remote) -> new Thrown.MapperRethrows(text)),
    MAPPER_THROWS_MAPPED((text, remote) -> new Thrown.MapperThrowsMapped(text)),
    MAPPER_THROWS_WRAPPED((text, remote) -> new Thrown.MapperThrowsWrapped(text)),
    MAPPED_TO_EMPTY_500((text, remote) -> new Thrown.MappedToEmpty500(text)),
    MAPPED_TO_UNWRITABLE((text, remote) -> new Thrown.MappedToUnwritable(text)),
    BEAN_MAPPED((text, remote) -> new Thrown.BeanMapped(text)),
    GENERICALLY_MAPPED((text, remote) -> new Thrown.GenericallyMapped(text)),
    MAPPED_TWICE((text, remote) -> new Thrown.MappedTwice(text)),
    MAPPED_BUSINESS((text, remote) -> new Thrown.MappedBusiness(text)),

    CANCELLED((text, remote) -> new CancellationException(text)),
    STACK_OVERFLOW((text, remote) -> new StackOverflowError(text)),

    NOT_FOUND((text, remote) -> new NotFoundException(text)),
    NOT_FOUND_WITH_ENTITY((text, remote) -> new NotFoundException(text, entity(404, text))),
    BAD_REQUEST((text, remote) -> new BadRequestException(text)),
    FORBIDDEN_WITH_ENTITY((text, remote) -> new ForbiddenException(text, entity(403, text))),
    UNAUTHORIZED((text, remote) -> new NotAuthorizedException(text, "Basic realm=shop")),
    TEAPOT((text, remote) -> new ClientErrorException(text, 418)),
    REDIRECTION((text, remote) -> new RedirectionException(text, 307, URI.create("elsewhere"))),
    UNAVAILABLE((text, remote) -> new ServiceUnavailableException(text, 7L)),
    UNAVAILABLE_WITH_ENTITY((text, remote) -> new ServerErrorException(text, entity(503, text))),
    INTERNAL((text, remote) -> new InternalServerErrorException(text)),
    INTERNAL_WITH_ENTITY(
            (text, remote) -> new InternalServerErrorException(text, entity(500, text))),
    REFUSAL_OF_CONFLICT((text, remote) -> new BadRequestException(text, new Thrown.Conflict(text))),
    SUCCESS((text, remote) -> new WebApplicationException(text, entity(200, text))),

    REMOTE_404((text, remote) -> remote.failure(404, text)),
    REMOTE_503((text, remote) -> remote.failure(503, text)),
    REMOTE_INTERNAL((text, remote) -> remote.failure(500, text)),
    REMOTE_302((text, remote) -> remote.failure(302, text)),
    REMOTE_404_JOINED((text, remote) -> remote.joinedFailure(404, text)),
    REMOTE_503_JOINED((text, remote) -> remote.joinedFailure(503, text)),
    REMOTE_404_AWAITED((text, remote) -> remote.awaitedFailure(404, text)),
    REMOTE_404_OF_INTERFACE((text, remote) -> remote.failureOfInterface(404, text)),
    REMOTE_503_OF_INTERFACE((text, remote) -> remote.failureOfInterface(503, text)),
    REMOTE_404_OF_INTERFACE_JOINED((text, remote) -> remote.joinedFailureOfInterface(404, text)),
    REMOTE_UNREACHABLE((text, remote) -> remote.unreachable()),
    REMOTE_UNREADABLE((text, remote) -> remote.unreadable(text)),

    PROCESSING((text, remote) -> new ProcessingException(text)),
    VIOLATION((text, remote) -> new ConstraintViolationException(text, Set.of())),
    ACCESS_DENIED((text, remote) -> new EJBAccessException(text)),
    EJB_WITHOUT_CAUSE((text, remote) -> new EJBException(text)),
    SECURITY((text, remote) -> new SecurityException(text));

    /** The header of every answer that the application gives. */
    public static final String ANSWERED_BY = "Answered-By";

    private final Factory factory;

    Failure(Factory factory) {
        this.factory = factory;
    }

    /** The name in a URL. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Failure of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the application itself says that this is no failure. */
    public boolean isBusiness() {
        return this == UNMAPPED_BUSINESS || this == MAPPED_BUSINESS;
    }

    Throwable make(String text, Remote remote) {
        return factory.make(text, remote);
    }

    private static Response entity(int status, String text) {
        return Response.status(status)
                .header(ANSWERED_BY, "exception")
                .header("Retry-After", "7")
                .type("text/plain;charset=UTF-8")
                .entity("the exception answers: " + text + " \u00e4")
                .build();
    }

    private interface Factory {
        Throwable make(String text, Remote remote);
    }
}
