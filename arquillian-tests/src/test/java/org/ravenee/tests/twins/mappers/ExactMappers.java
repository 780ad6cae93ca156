/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.mappers;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.ravenee.tests.twins.failures.Thrown;

/** One mapper for each type of the application's exceptions. */
public final class ExactMappers {

    /** The mappers, for applications that list them. */
    public static final Set<Class<?>> ALL =
            Set.of(
                    ForConflict.class,
                    ForCheckedConflict.class,
                    ForOutage.class,
                    ToNull.class,
                    ToNoContent.class,
                    ToOk.class,
                    ToSeeOther.class,
                    Throws.class,
                    Refuses.class,
                    Rethrows.class,
                    ThrowsMapped.class,
                    ThrowsWrapped.class,
                    ToEmpty500.class,
                    ToUnwritable.class,
                    ForMappedWrapper.class,
                    Bean.class,
                    Generic.class,
                    First.class,
                    Second.class,
                    ForBusiness.class);

    private ExactMappers() {}

    @Provider
    public static class ForConflict implements ExceptionMapper<Thrown.Conflict> {
        @Override
        public Response toResponse(Thrown.Conflict thrown) {
            return Answer.of(409, "ForConflict", thrown);
        }
    }

    @Provider
    public static class ForCheckedConflict implements ExceptionMapper<Thrown.CheckedConflict> {
        @Override
        public Response toResponse(Thrown.CheckedConflict thrown) {
            return Answer.of(409, "ForCheckedConflict", thrown);
        }
    }

    @Provider
    public static class ForOutage implements ExceptionMapper<Thrown.Outage> {
        @Override
        public Response toResponse(Thrown.Outage thrown) {
            return Answer.of(503, "ForOutage", thrown);
        }
    }

    @Provider
    public static class ToNull implements ExceptionMapper<Thrown.MappedToNull> {
        @Override
        public Response toResponse(Thrown.MappedToNull thrown) {
            return null;
        }
    }

    @Provider
    public static class ToNoContent implements ExceptionMapper<Thrown.MappedToNoContent> {
        @Override
        public Response toResponse(Thrown.MappedToNoContent thrown) {
            return Answer.empty(204, "ToNoContent").build();
        }
    }

    @Provider
    public static class ToOk implements ExceptionMapper<Thrown.MappedToOk> {
        @Override
        public Response toResponse(Thrown.MappedToOk thrown) {
            return Answer.of(200, "ToOk", thrown);
        }
    }

    @Provider
    public static class ToSeeOther implements ExceptionMapper<Thrown.MappedToSeeOther> {
        @Override
        public Response toResponse(Thrown.MappedToSeeOther thrown) {
            return Answer.empty(303, "ToSeeOther").location(URI.create("other")).build();
        }
    }

    @Provider
    public static class Throws implements ExceptionMapper<Thrown.MapperThrows> {
        @Override
        public Response toResponse(Thrown.MapperThrows thrown) {
            throw new IllegalArgumentException("the mapper fails");
        }
    }

    @Provider
    public static class Refuses implements ExceptionMapper<Thrown.MapperRefuses> {
        @Override
        public Response toResponse(Thrown.MapperRefuses thrown) {
            throw new ClientErrorException("the mapper refuses", 410);
        }
    }

    @Provider
    public static class Rethrows implements ExceptionMapper<Thrown.MapperRethrows> {
        @Override
        public Response toResponse(Thrown.MapperRethrows thrown) {
            throw thrown;
        }
    }

    @Provider
    public static class ThrowsMapped implements ExceptionMapper<Thrown.MapperThrowsMapped> {
        @Override
        public Response toResponse(Thrown.MapperThrowsMapped thrown) {
            throw new Thrown.Conflict("the mapper fails");
        }
    }

    @Provider
    public static class ThrowsWrapped implements ExceptionMapper<Thrown.MapperThrowsWrapped> {
        @Override
        public Response toResponse(Thrown.MapperThrowsWrapped thrown) {
            throw new EJBException("the mapper fails", new Thrown.Conflict("the mapper fails"));
        }
    }

    @Provider
    public static class ToEmpty500 implements ExceptionMapper<Thrown.MappedToEmpty500> {
        @Override
        public Response toResponse(Thrown.MappedToEmpty500 thrown) {
            return Answer.empty(500, "ToEmpty500").build();
        }
    }

    /** No writer takes its entity. */
    @Provider
    public static class ToUnwritable implements ExceptionMapper<Thrown.MappedToUnwritable> {
        @Override
        public Response toResponse(Thrown.MappedToUnwritable thrown) {
            return Answer.empty(409, "ToUnwritable").type("image/png").entity(Set.of(1)).build();
        }
    }

    @Provider
    public static class ForMappedWrapper implements ExceptionMapper<Thrown.MappedWrapper> {
        @Override
        public Response toResponse(Thrown.MappedWrapper thrown) {
            return Answer.of(502, "ForMappedWrapper", thrown);
        }
    }

    @Provider
    @ApplicationScoped
    public static class Bean implements ExceptionMapper<Thrown.BeanMapped> {

        @Inject private BeanManager beans;

        @Override
        public Response toResponse(Thrown.BeanMapped thrown) {
            return Answer.of(beans == null ? 500 : 409, "Bean", thrown);
        }
    }

    public abstract static class TypedMapper<T extends Throwable> implements ExceptionMapper<T> {
        @Override
        public Response toResponse(T thrown) {
            return Answer.of(409, "TypedMapper", thrown);
        }
    }

    @Provider
    public static class Generic extends TypedMapper<Thrown.GenericallyMapped> {}

    @Provider
    @Priority(1)
    public static class First implements ExceptionMapper<Thrown.MappedTwice> {
        @Override
        public Response toResponse(Thrown.MappedTwice thrown) {
            return Answer.of(409, "First", thrown);
        }
    }

    @Provider
    @Priority(9000)
    public static class Second implements ExceptionMapper<Thrown.MappedTwice> {
        @Override
        public Response toResponse(Thrown.MappedTwice thrown) {
            return Answer.of(503, "Second", thrown);
        }
    }

    @Provider
    public static class ForBusiness implements ExceptionMapper<Thrown.MappedBusiness> {
        @Override
        public Response toResponse(Thrown.MappedBusiness thrown) {
            return Answer.of(422, "ForBusiness", thrown);
        }
    }
}
