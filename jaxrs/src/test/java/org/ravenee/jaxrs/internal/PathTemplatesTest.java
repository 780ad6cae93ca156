/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class PathTemplatesTest {

    @Test
    void putsThePathsOfClassAndMethodTogether() throws Exception {
        assertThat(template(Orders.class, "one")).isEqualTo("/orders/{id}");
    }

    @Test
    void needsNoPathOnTheMethod() throws Exception {
        assertThat(template(Orders.class, "all")).isEqualTo("/orders");
    }

    @Test
    void takesOneSlashWhereThereAreTwoOrNone() throws Exception {
        assertThat(template(Slashes.class, "around")).isEqualTo("/a/b/c");
    }

    @Test
    void callsTheRootASlash() throws Exception {
        assertThat(template(Root.class, "root")).isEqualTo("/");
    }

    @Test
    void findsPathsOnTheInterfaceThatAResourceImplements() throws Exception {
        assertThat(template(Implementation.class, "price")).isEqualTo("/prices/{sku}");
    }

    private static String template(Class<?> type, String method) throws Exception {
        return PathTemplates.of(type)
                .then(PathTemplates.of(type, type.getMethod(method)))
                .toString();
    }

    @Path("orders")
    public static class Orders {
        @GET
        @Path("/{id}")
        public void one() {}

        @GET
        public void all() {}
    }

    @Path("/a/")
    public static class Slashes {
        @Path("/b/c/")
        public void around() {}
    }

    @Path("/")
    public static class Root {
        public void root() {}
    }

    @Path("prices")
    public interface Contract {
        @GET
        @Path("{sku}")
        void price();
    }

    public static class Implementation implements Contract {
        @Override
        public void price() {}
    }
}
