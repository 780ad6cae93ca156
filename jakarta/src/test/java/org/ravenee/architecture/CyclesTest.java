/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A class can be read after those that it uses, in every module. The packaged inbox has a copy of a
 * JSON library, which is not asked.
 */
class CyclesTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/shaded/"))
                    .importPackages("org.ravenee");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.ravenee.Client",
                "org.ravenee.cdi.spi.Reporter",
                "org.ravenee.servlet.RavenFilter",
                "org.ravenee.jaxrs.RavenFeature",
                "org.ravenee.background.internal.BackgroundExtension",
                "org.ravenee.inbox.Inbox",
                "org.ravenee.inbox.junit.InboxExtension"
            })
    void coversTheModuleOf(String name) {
        assertThat(CLASSES.contain(name)).isTrue();
    }

    @Test
    void noMoreThanThreeClassesOfAPackageDependOnEachOther() {
        assertThat(ClassCycles.largerThan(3, CLASSES)).isEmpty();
    }

    /**
     * Public entry points, such as a filter, use internal classes that register them. The other
     * packages have no cycles.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.ravenee.internal.(*)..",
                "org.ravenee.cdi.(**)",
                "org.ravenee.servlet.(**)",
                "org.ravenee.jaxrs.(**)",
                "org.ravenee.background.(**)",
                "org.ravenee.inbox.(**)"
            })
    void packagesAreFreeOfCycles(String packages) {
        slices().matching(packages).should().beFreeOfCycles().check(CLASSES);
    }
}
