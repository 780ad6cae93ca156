/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamingRuleTest {

    @Property(tries = 500)
    void aFittedNameIsAllowedAndFitsUnchanged(@ForAll NamingRule rule, @ForAll String name) {
        String fit = rule.fit(name);
        if (fit != null) {
            assertThat(rule.allows(fit)).as(fit).isTrue();
            assertThat(rule.fit(fit)).isEqualTo(fit);
        }
    }

    @Property(tries = 500)
    void anAllowedNameFitsUnchanged(@ForAll NamingRule rule, @ForAll String name) {
        String stripped = name.strip();
        if (rule.allows(stripped)) {
            assertThat(rule.fit(stripped)).isEqualTo(stripped);
        }
    }

    @Test
    void nothingIsKeptOfANameThatServersReserve() {
        assertThat(NamingRule.RELEASE.fit("Latest")).isNull();
        assertThat(NamingRule.RELEASE.fit("..")).isNull();
        assertThat(NamingRule.ENVIRONMENT.fit("none")).isNull();
        assertThat(NamingRule.ENVIRONMENT.fit(" \t ")).isEqualTo("-");
        assertThat(NamingRule.DIST.fit("")).isNull();
    }

    @Test
    void aCharacterIsNotCutInHalf() {
        assertThat(NamingRule.ENVIRONMENT.fit("a" + "\uD83D\uDE00".repeat(20)))
                .isEqualTo("a" + "\uD83D\uDE00".repeat(15));
    }
}
