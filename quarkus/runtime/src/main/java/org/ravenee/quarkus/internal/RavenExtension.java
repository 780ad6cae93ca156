/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;

/** Gives an application of a CDI Lite container its client. */
@SkipIfPortableExtensionPresent(org.ravenee.cdi.internal.RavenExtension.class)
public class RavenExtension implements BuildCompatibleExtension {

    private boolean haveClient;

    /** Creates the extension; called by the container. */
    public RavenExtension() {}

    /** First of all: the jars are no bean archives, so beans and interceptors are added here. */
    @Discovery
    public void addTypes(ScannedClasses scanned, MetaAnnotations annotations) {
        scanned.add(RavenApplication.class.getName());
        annotations.addInterceptorBinding(Captured.class);
        scanned.add(CapturedInterceptor.class.getName());
    }

    /** Notes a client of the application's own. */
    @Registration(types = Client.class)
    public void findClient(BeanInfo bean) {
        haveClient = true;
    }

    /** After the beans are known: adds those that the application does not produce. */
    @Synthesis
    public void addBeans(SyntheticComponents components) {
        if (!haveClient) {
            components
                    .addBean(Client.class)
                    .type(Client.class)
                    .scope(ApplicationScoped.class)
                    .createWith(ClientCreator.class);
        }
        components
                .addBean(Context.class)
                .type(Context.class)
                .scope(ApplicationScoped.class)
                .createWith(ContextCreator.class);
    }
}
