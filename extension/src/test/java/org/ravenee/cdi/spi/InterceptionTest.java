/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterceptionTest {

    @Test
    void isPossibleForClassesThatCanHaveASubclass() {
        assertThat(Interception.isPossible(Plain.class)).isTrue();
        assertThat(Interception.isPossible(WithPrivateFinalMethod.class)).isTrue();
        assertThat(Interception.isPossible(Contract.class)).isTrue();
    }

    @Test
    void isImpossibleForFinalAndSealedClasses() {
        assertThat(Interception.isPossible(Final.class)).isFalse();
        assertThat(Interception.isPossible(Data.class)).isFalse();
        assertThat(Interception.isPossible(Sealed.class)).isFalse();
    }

    @Test
    void isImpossibleForClassesWithAFinalMethodOrBelowOne() {
        assertThat(Interception.isPossible(WithFinalMethod.class)).isFalse();
        assertThat(Interception.isPossible(BelowFinalMethod.class)).isFalse();
    }

    @Test
    void isImpossibleForClassesWithPrivateConstructorsOnly() {
        assertThat(Interception.isPossible(WithPrivateConstructor.class)).isFalse();
    }

    static class Plain {}

    interface Contract {}

    static final class Final {}

    record Data() {}

    abstract static sealed class Sealed permits Permitted {}

    static final class Permitted extends Sealed {}

    static class WithFinalMethod {
        public final void price() {}
    }

    static class BelowFinalMethod extends WithFinalMethod {}

    static class WithPrivateFinalMethod {
        private final void price() {}

        @Override
        public String toString() {
            price();
            return "";
        }
    }

    static class WithPrivateConstructor {
        private WithPrivateConstructor() {}
    }
}
