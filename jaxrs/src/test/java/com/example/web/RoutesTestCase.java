/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transaction has one name for each route, whatever the values in the address. */
abstract class RoutesTestCase extends WebServerTestCase {

    RoutesTestCase(Implementation implementation) {
        super(implementation);
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return unconfigured
                .beans(Items.class, Shelves.class)
                .application("/api", Items.class, Shelves.class);
    }

    @ParameterizedTest
    @CsvSource({
        "api/items/5/lines/5,         /api/items/{id}/lines/{line}",
        "api/items/lines/lines/items, /api/items/{id}/lines/{line}",
        "api/items/files/a/b/c,       /api/items/files/{path}",
        "api/items/files/d,           /api/items/files/{path}",
        "api/items/sized/12,          /api/items/sized/{size}",
        "api/shelves/7/boxes/7,       /api/shelves/{shelf}/boxes/{box}",
        "api/shelves/boxes/boxes/7,   /api/shelves/{shelf}/boxes/{box}",
        "api/shelves/7/boxes/7/in/7,  /api/shelves/{shelf}/boxes/{box}/in/{inner}",
        "api/shelves/7/boxes/7/in/7/in/7, /api/shelves/{shelf}/boxes/{box}/in/{inner}/in/{inner}",
        "api/shelves/top/boxes/7,     /api/shelves/top/boxes/{box}",
        "api/shelves/lazy/boxes/7,    /api/shelves/lazy/boxes/{box}",
        "api/shelves/7/items/files/d, /api/shelves/{shelf}/items/files/{path}",
        "api/items/de/files/d,        /api/items/{language}/files/{path}",
        "api/items/de/en/files/d,     /api/items/{language}/{language}/files/{path}",
    })
    void namesTheRoute(String address, String route) throws Exception {
        isNamed(address, route);
    }

    final void isNamed(String address, String route) throws Exception {
        server.get(address);

        assertThat(server.events())
                .singleElement()
                .satisfies(event -> assertThat(event.transaction()).isEqualTo("GET " + route));
    }

    @Path("items")
    public static class Items {

        @GET
        @Path("{id: [0-9a-z]+}/lines/{line: [0-9a-z]{1,5}}")
        public String line(@PathParam("id") String id) {
            throw new IllegalStateException(id);
        }

        @GET
        @Path("files/{path: .+}")
        public String file(@PathParam("path") String path) {
            throw new IllegalStateException(path);
        }

        /** The same class, in a language. */
        @Path("{language: de|en}")
        public Items in() {
            return this;
        }

        @GET
        @Path("/sized/{size:\\d{2}}/")
        public String sized(@PathParam("size") int size) {
            throw new IllegalStateException("size " + size);
        }
    }

    @Path("shelves")
    public static class Shelves {

        @Path("{shelf}/boxes")
        public Boxes boxes() {
            return new Boxes();
        }

        @Path("top/boxes")
        public Boxes boxesOfTheTopShelf() {
            return new Boxes();
        }

        @Path("{shelf}/items")
        public Items items() {
            return new Items();
        }

        @Path("lazy/boxes")
        public Class<Boxes> lazy() {
            return Boxes.class;
        }
    }

    public static class Boxes {

        @GET
        @Path("{box}")
        public String box(@PathParam("box") String box) {
            throw new IllegalStateException(box);
        }

        @Path("{box}/in")
        public Inner inner() {
            return new Inner();
        }
    }

    public static class Inner {

        @GET
        @Path("{inner}")
        public String show(@PathParam("inner") String inner) {
            throw new IllegalStateException(inner);
        }

        @Path("{inner}/in")
        public Inner inner() {
            return new Inner();
        }
    }
}
