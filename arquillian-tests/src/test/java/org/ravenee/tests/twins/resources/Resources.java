/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import java.util.Set;

/** The places where a request may fail. */
public final class Resources {

    /** The resources and providers, for applications that list them. */
    public static final Set<Class<?>> ALL =
            Set.of(
                    PlainResources.Plain.class,
                    PlainResources.Produced.class,
                    PlainResources.Undeclared.class,
                    PlainResources.Locators.class,
                    PlainResources.Constructed.class,
                    PlainResources.Final.class,
                    InheritedResources.OfInterface.class,
                    EjbOfInterface.class,
                    InheritedResources.OfSuperclass.class,
                    GuardedResources.Methods.class,
                    GuardedResources.PostConstructed.class,
                    EventResources.class,
                    BeanResources.OfApplication.class,
                    BeanResources.OfRequest.class,
                    BeanResources.Calling.class,
                    BeanResources.Transactions.class,
                    EjbResource.class,
                    EjbUndeclaredResource.class,
                    CommitResource.class,
                    AsynchronousResources.Stages.class,
                    AsynchronousResources.BeanStages.class,
                    AsynchronousResources.Suspension.class,
                    AsynchronousResources.Clients.class,
                    AtResource.class,
                    ValidatedResource.class,
                    JsonResource.class,
                    FailingProviders.PreMatchingFilter.class,
                    FailingProviders.RequestFilter.class,
                    FailingProviders.ResponseFilter.class,
                    FailingProviders.Reader.class,
                    FailingProviders.Writer.class,
                    FailingProviders.ReadInterceptor.class,
                    FailingProviders.WriteInterceptor.class,
                    FailingProviders.Converters.class);

    private Resources() {}
}
