/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class ResourceClassesTest {

    @Test
    void knowsResourcesByTheirOwnPathAndByAnInheritedOne() {
        assertThat(ResourceClasses.isResource(Plain.class)).isTrue();
        assertThat(ResourceClasses.isResource(Derived.class)).isTrue();
        assertThat(ResourceClasses.isResource(Implementing.class)).isTrue();
        assertThat(ResourceClasses.isResource(String.class)).isFalse();
    }

    @Path("plain")
    static class Plain {}

    static class Derived extends Plain {}

    @Path("contract")
    interface Contract {}

    static class Implementing implements Contract {}
}
