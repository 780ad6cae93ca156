/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BuildTimeConditionBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ApplicationIndexBuildItem;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.resteasy.reactive.server.spi.GlobalHandlerCustomizerBuildItem;
import io.quarkus.resteasy.reactive.server.spi.PreExceptionMapperHandlerBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeSet;
import org.jboss.jandex.ClassInfo;
import org.ravenee.Processor;
import org.ravenee.jaxrs.internal.ScannedFeature;
import org.ravenee.quarkus.internal.ApplicationDescription;
import org.ravenee.quarkus.internal.RavenHealthCheck;
import org.ravenee.quarkus.internal.RavenRecorder;
import org.ravenee.quarkus.internal.RestFailureHandler;
import org.ravenee.quarkus.internal.RestRouteCustomizer;

/** Adds Raven EE to an application while it is built. */
class RavenProcessor {

    /** Before authentication and CORS, so that their failures have a request, too. */
    private static final int FIRST_FILTER = 10_000;

    /** After all failure handlers of the application, and before that of Quarkus. */
    private static final int LAST_FAILURE_ROUTE = Integer.MAX_VALUE - 1;

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("raven");
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem describe(
            RavenRecorder recorder,
            ApplicationInfoBuildItem application,
            ApplicationIndexBuildItem index) {
        return SyntheticBeanBuildItem.configure(ApplicationDescription.class)
                .scope(Singleton.class)
                .runtimeValue(
                        recorder.describe(
                                application.getName() + "@" + application.getVersion(),
                                packages(index)))
                .done();
    }

    @BuildStep
    void health(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(RavenHealthCheck.class));
        }
    }

    /** {@code sentry.processors} names classes, which a native image must keep. */
    @BuildStep
    ReflectiveClassBuildItem processors(CombinedIndexBuildItem index) {
        return ReflectiveClassBuildItem.builder(
                        index.getIndex().getAllKnownImplementations(Processor.class).stream()
                                .map(type -> type.name().toString())
                                .toArray(String[]::new))
                .build();
    }

    @BuildStep
    NativeImageResourceBuildItem resources() {
        return new NativeImageResourceBuildItem(
                "META-INF/raven-integrations.properties",
                "org/ravenee/internal/envelope/version.txt");
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    FilterBuildItem requests(RavenRecorder recorder) {
        return new FilterBuildItem(recorder.requests(), FIRST_FILTER);
    }

    /** The steps of this class replace the feature, which Quarkus starts before the client. */
    @BuildStep
    void leaveOutFeature(
            CombinedIndexBuildItem index, BuildProducer<BuildTimeConditionBuildItem> conditions) {
        ClassInfo feature = index.getIndex().getClassByName(ScannedFeature.class);
        if (feature != null) {
            conditions.produce(new BuildTimeConditionBuildItem(feature, false));
        }
    }

    @BuildStep
    PreExceptionMapperHandlerBuildItem failures() {
        return new PreExceptionMapperHandlerBuildItem(new RestFailureHandler());
    }

    @BuildStep
    GlobalHandlerCustomizerBuildItem routes() {
        return new GlobalHandlerCustomizerBuildItem(new RestRouteCustomizer());
    }

    /** Quarkus keeps the page that it shows to developers. */
    @BuildStep(onlyIfNot = IsDevelopment.class)
    @Record(ExecutionTime.STATIC_INIT)
    RouteBuildItem unmapped(RavenRecorder recorder) {
        return RouteBuildItem.builder()
                .orderedRoute("/*", LAST_FAILURE_ROUTE)
                .handler(recorder.unmapped())
                .failureRoute()
                .build();
    }

    private static List<String> packages(ApplicationIndexBuildItem index) {
        TreeSet<String> names = new TreeSet<>();
        for (ClassInfo type : index.getIndex().getKnownClasses()) {
            String name = type.name().packagePrefix();
            if (name != null) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
