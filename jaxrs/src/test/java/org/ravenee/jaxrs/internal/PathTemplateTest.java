/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "items/{id}|/items/{id}",
                "/items/{id: [0-9]+}/|/items/{id}",
                "{ id : [0-9]{3} }|/{id}",
                "{a:[a-z]{1,3}}.{b:\\{x\\}}|/{a}.{b}",
                "{path: .+}|/{path}",
                "files/{name}.{type:png}|/files/{name}.{type}",
                "/|/",
                "''|/",
            })
    void showsTheNamesOfParametersOnly(String path, String shown) {
        assertThat(PathTemplate.of(path)).hasToString(shown);
    }

    @Test
    void matchesWhatTheRegularExpressionsMatch() {
        PathTemplate template =
                PathTemplate.of("items/{id: [0-9]{2}}").then(PathTemplate.of("{n}"));

        assertThat(template.matches("/items/12/x")).isTrue();
        assertThat(template.matches("/items/12/x/")).isTrue();
        assertThat(template.matches("/items/1/x")).isFalse();
        assertThat(template.matches("/items/12/x/y")).isFalse();
    }

    @Test
    void countsLiteralCharacters() {
        assertThat(PathTemplate.of("a/{b: cde}/f").literals())
                .isEqualTo("a/".length() + "/f".length());
    }
}
