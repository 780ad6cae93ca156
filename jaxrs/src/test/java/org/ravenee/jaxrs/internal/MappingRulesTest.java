/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.util.concurrent.CompletionException;
import org.jboss.resteasy.spi.Failure;
import org.junit.jupiter.api.Test;
import org.ravenee.jaxrs.internal.MappingRules.ResponseSource;

/** Rules for implementations that this module is not tested with, and corners of the others. */
class MappingRulesTest {

    private static final Response CONFLICT = Response.status(409).build();

    private final SpecificationRules specification = new SpecificationRules();
    private final CxfRules cxf = new CxfRules();
    private final ResteasyRules resteasy = new ResteasyRules();

    private final Providers providers =
            Fakes.proxy(
                    Providers.class,
                    (method, arguments) ->
                            arguments[0] == ArithmeticException.class
                                    ? (ExceptionMapper<Throwable>) thrown -> CONFLICT
                                    : null);

    private static Response response(ResponseSource answer) {
        return answer == null ? null : answer.response();
    }

    @Test
    void theSpecificationUnwrapsEjbExceptionsOfEachKindAtAnyDepth() {
        Throwable mapped = new ArithmeticException();
        Throwable deep = new EJBException().initCause(new EJBException().initCause(mapped));
        Throwable rolledBack = new EJBTransactionRolledbackException().initCause(mapped);

        assertThat(response(specification.responseTo(deep, providers))).isSameAs(CONFLICT);
        assertThat(response(specification.responseTo(rolledBack, providers))).isSameAs(CONFLICT);
        assertThat(specification.responseTo(new EJBException(), providers)).isNull();
    }

    @Test
    void theSpecificationUnwrapsNothingElse() {
        Throwable mapped = new ArithmeticException();

        assertThat(specification.responseTo(new CompletionException(mapped), providers)).isNull();
        assertThat(specification.responseTo(new IllegalStateException(mapped), providers)).isNull();
        assertThat(specification.responseTo(new CompletionException(new NotFoundException()), null))
                .isNull();
    }

    @Test
    void theSpecificationTakesTheResponseThatAnEjbExceptionHolds() {
        NotFoundException refusal = new NotFoundException();

        ResponseSource answer = specification.responseTo(new EJBException(refusal), null);

        assertThat(response(answer)).isSameAs(refusal.getResponse());
    }

    @Test
    void aMapperGoesBeforeAResponseWithoutAnEntityOnly() {
        ClientErrorException bare = new ClientErrorException(410);
        ClientErrorException full =
                new ClientErrorException(Response.status(410).entity("gone").build());
        Providers mappingAll =
                Fakes.proxy(
                        Providers.class,
                        (method, arguments) -> (ExceptionMapper<Throwable>) thrown -> CONFLICT);

        assertThat(response(MapperLookup.responseTo(bare, mappingAll))).isSameAs(CONFLICT);
        assertThat(response(MapperLookup.responseTo(full, mappingAll)))
                .isSameAs(full.getResponse());
    }

    @Test
    void cxfTakesTheResponseOfTheDirectCause() {
        NotFoundException refusal = new NotFoundException();

        ResponseSource answer = cxf.responseTo(new CompletionException(refusal), providers);

        assertThat(response(answer)).isSameAs(refusal.getResponse());
        assertThat(cxf.responseTo(new CompletionException(new CompletionException(refusal)), null))
                .isNull();
        assertThat(cxf.responseTo(new EJBException(new ArithmeticException()), providers)).isNull();
    }

    @Test
    void resteasyRespondsToItsOwnFailures() {
        Failure withResponse = new Failure("told", CONFLICT);

        assertThat(response(resteasy.responseTo(withResponse, providers))).isSameAs(CONFLICT);
        Response bad = response(resteasy.responseTo(new Failure("bad", 400), providers));
        assertThat(bad.getStatus()).isEqualTo(400);
        assertThat(bad.getEntity()).isEqualTo("bad");
        assertThat(bad.getMediaType()).hasToString("text/html");
        assertThat(resteasy.responseTo(new Failure("server error"), providers)).isNull();
    }

    @Test
    void resteasyUnwrapsNothingWhereItDoesNotSaySo() {
        assertThat(resteasy.responseTo(new EJBException(new ArithmeticException()), providers))
                .isNull();
    }

    @Test
    void resteasyWithoutADefaultMapperIsFoundOut() {
        Providers without = Fakes.proxy(Providers.class, (method, arguments) -> null);
        Providers with =
                Fakes.proxy(
                        Providers.class,
                        (method, arguments) -> (ExceptionMapper<Throwable>) thrown -> CONFLICT);

        assertThat(ResteasyRules.defaultMapper(without)).isNull();
        assertThat(ResteasyRules.defaultMapper(with)).isNotNull();
    }
}
