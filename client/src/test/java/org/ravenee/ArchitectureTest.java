/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

@AnalyzeClasses(packages = "org.ravenee", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothingButTheJdkIsNeeded =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.ravenee..",
                            "java..",
                            "org.jspecify..",
                            "jakarta.json..",
                            "jdk.jfr..",
                            "javax.net.ssl..",
                            "javax.sql..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("org.ravenee.internal.(*)..").should().beFreeOfCycles();

    /** The way of an event: snapshot, event, queue, processors, envelope; no step reaches back. */
    @ArchTest
    static final ArchRule dataFlowsOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("org.ravenee.internal..")
                    .layer("selftest")
                    .definedBy("..internal.selftest..")
                    .layer("client")
                    .definedBy("..internal.client..")
                    .layer("delivery")
                    .definedBy("..internal.delivery..")
                    .layer("spool")
                    .definedBy("..internal.spool..")
                    .layer("http")
                    .definedBy("..internal.http..")
                    .layer("envelope")
                    .definedBy("..internal.envelope..")
                    .layer("json")
                    .definedBy("..internal.json..")
                    .layer("event")
                    .definedBy("..internal.event..")
                    .layer("context")
                    .definedBy("..internal.context..")
                    .layer("attribute")
                    .definedBy("..internal.attribute..")
                    .layer("values")
                    .definedBy("..internal.values..")
                    .layer("scrub")
                    .definedBy("..internal.scrub..")
                    .layer("log")
                    .definedBy("..internal.log..")
                    .layer("jfr")
                    .definedBy("..internal.jfr..")
                    .layer("config")
                    .definedBy("..internal.config..")
                    .whereLayer("selftest")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("client")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("delivery")
                    .mayOnlyBeAccessedByLayers("client")
                    .whereLayer("event")
                    .mayOnlyBeAccessedByLayers("client")
                    .whereLayer("spool")
                    .mayOnlyBeAccessedByLayers("delivery")
                    .whereLayer("http")
                    .mayOnlyBeAccessedByLayers("delivery")
                    .whereLayer("envelope")
                    .mayOnlyBeAccessedByLayers("delivery", "spool")
                    .whereLayer("json")
                    .mayOnlyBeAccessedByLayers("envelope")
                    .whereLayer("context")
                    .mayOnlyBeAccessedByLayers("client", "event")
                    .whereLayer("values")
                    .mayOnlyBeAccessedByLayers(
                            "client", "delivery", "event", "context", "attribute", "log")
                    .whereLayer("attribute")
                    .mayOnlyBeAccessedByLayers("event", "context", "scrub", "envelope")
                    .whereLayer("log")
                    .mayOnlyBeAccessedByLayers("client", "config", "delivery", "spool")
                    .whereLayer("jfr")
                    .mayOnlyBeAccessedByLayers("client", "delivery")
                    .whereLayer("scrub")
                    .mayOnlyBeAccessedByLayers("selftest", "config", "delivery")
                    .whereLayer("config")
                    .mayOnlyBeAccessedByLayers("delivery", "event");

    @ArchTest
    static final ArchRule theHttpClientKnowsNothingOfEvents =
            classes()
                    .that()
                    .resideInAPackage("org.ravenee.internal.http")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.ravenee.internal.http",
                            "java..",
                            "javax.net.ssl..",
                            "org.jspecify..");

    /** A class can be read after those that it uses. */
    @ArchTest
    static final ArchRule classesOfTheDeliveryAreFreeOfCycles =
            slices().assignedFrom(eachClassOf("delivery", "spool", "envelope", "http", "log"))
                    .should()
                    .beFreeOfCycles();

    private static SliceAssignment eachClassOf(String... packages) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                for (String name : packages) {
                    if (type.getPackageName().equals("org.ravenee.internal." + name)) {
                        return SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""));
                    }
                }
                return SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each class of " + String.join(", ", packages);
            }
        };
    }

    @ArchTest
    static final ArchRule onlyTheDoorsOfTheApiLeadInside =
            classes()
                    .that()
                    .resideInAPackage("org.ravenee")
                    .and(DescribedPredicate.not(are(opening())))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("org.ravenee.internal..");

    private static DescribedPredicate<JavaClass> opening() {
        return DescribedPredicate.describe(
                "Client and Options",
                type ->
                        type.isEquivalentTo(Client.class)
                                || type.getName().startsWith(Options.class.getName()));
    }

    @ArchTest
    static final ArchRule theApiShowsNothingOfTheInside =
            methods()
                    .that()
                    .areDeclaredInClassesThat(
                            resideInAnyPackage(
                                    "org.ravenee", "org.ravenee.spi", "org.ravenee.processors"))
                    .and()
                    .arePublic()
                    .should(showOnlyWhatIsExported());

    private static ArchCondition<JavaMethod> showOnlyWhatIsExported() {
        return new ArchCondition<>("show only what is exported") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                DescribedPredicate<JavaClass> inside = resideInAPackage("org.ravenee.internal..");
                boolean shows =
                        inside.test(method.getRawReturnType())
                                || method.getRawParameterTypes().stream().anyMatch(inside);
                events.add(new SimpleConditionEvent(method, !shows, method.getFullName()));
            }
        };
    }

    @ArchTest
    static final ArchRule noStateIsShared =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule noStaticCollectionCanBeFilled =
            fields().that()
                    .areStatic()
                    .should()
                    .notHaveRawType(
                            resideInAPackage("java.util.concurrent.atomic")
                                    .or(
                                            DescribedPredicate.describe(
                                                    "a map that may be changed",
                                                    type ->
                                                            type.isAssignableTo(
                                                                            java.util.AbstractMap
                                                                                    .class)
                                                                    || type.isAssignableTo(
                                                                            java.util
                                                                                    .AbstractCollection
                                                                                    .class)
                                                                    || type.isAssignableTo(
                                                                            ThreadLocal.class))));

    @ArchTest
    static final ArchRule theInsideIsFinal =
            classes()
                    .that()
                    .resideInAPackage("org.ravenee.internal..")
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .and()
                    .areNotAnonymousClasses()
                    .should()
                    .haveModifier(JavaModifier.FINAL);
}
