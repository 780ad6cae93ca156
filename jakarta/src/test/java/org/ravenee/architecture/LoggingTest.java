/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.ravenee.spi.OperatorLogger;

/** Every module writes to a log in the one way that masks secrets. */
class LoggingTest {

    private static final JavaClasses CLASSES = ProductClasses.get();

    @Test
    void looksAtEveryModule() {
        for (String name :
                new String[] {
                    "org.ravenee.Client",
                    "org.ravenee.cdi.spi.Reporter",
                    "org.ravenee.servlet.RavenFilter",
                    "org.ravenee.jaxrs.RavenFeature"
                }) {
            assertThat(CLASSES.contain(name)).as(name).isTrue();
        }
    }

    @Test
    void noModuleWritesToALogItself() {
        noClasses()
                .that()
                .areNotAssignableTo(OperatorLogger.class)
                .should()
                .callMethod(System.class, "getLogger", String.class)
                .orShould()
                .callMethodWhere(
                        target(owner(assignableTo(java.util.logging.Logger.class)))
                                .and(target(nameMatching("log.*|warning|severe|info|fine"))))
                .check(CLASSES);
    }
}
