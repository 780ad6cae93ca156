/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tests of this package run once for each container, and none twice in the same. */
class ContainerTest {

    @Test
    @EnabledIfSystemProperty(named = "test.container", matches = ".+")
    void isTheOneThatTheBuildNames() {
        assertThat(SeContainerInitializer.newInstance().getClass().getName())
                .startsWith(System.getProperty("test.container"));
    }
}
