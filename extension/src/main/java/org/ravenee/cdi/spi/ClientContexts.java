/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Scope;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.JsonbResolver;
import org.ravenee.spi.OperatorLogger;
import org.ravenee.spi.RequestContext;

/**
 * The contexts that requests are bound to: those of the client, or separate ones where the
 * application has an own implementation of {@link Client} whose context cannot be bound. Safe for
 * use by several threads.
 */
final class ClientContexts {

    private final Client client;
    private final OperatorLogger log;
    private final List<JsonbResolver> jsonbResolvers = new ArrayList<>();

    /** The contexts that have the resolvers. */
    private volatile @Nullable ContextManager resolving;

    private volatile @Nullable ContextManager separate;

    ClientContexts(Client client, OperatorLogger log) {
        this.client = client;
        this.log = log;
    }

    ContextManager get() {
        ContextManager ofClient = ContextManager.of(client);
        ContextManager contexts = ofClient == null ? separate() : ofClient;
        if (contexts != resolving) {
            addJsonbResolvers(contexts);
        }
        return contexts;
    }

    boolean isSeparate(ContextManager contexts) {
        return contexts == separate;
    }

    private synchronized ContextManager separate() {
        ContextManager existing = separate;
        if (existing == null) {
            existing = ContextManager.separate();
            separate = existing;
            log.log(ExtensionMessages.CLIENT_WITHOUT_REQUESTS, client.getClass().getName());
        }
        return existing;
    }

    private synchronized void addJsonbResolvers(ContextManager contexts) {
        if (contexts != resolving) {
            resolving = contexts;
            jsonbResolvers.forEach(contexts::addJsonbResolver);
        }
    }

    synchronized void addJsonbResolver(JsonbResolver resolver) {
        jsonbResolvers.add(resolver);
        if (resolving != null) {
            resolving.addJsonbResolver(resolver);
        }
    }

    /** Carries the current request and the context class loader to the thread of the work. */
    <T> Consumer<T> carry(Consumer<T> work) {
        RequestContext request = get().current();
        if (request != null) {
            request.captureRequest();
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return result -> {
            try (Scope loaded = ContextClassLoader.set(loader);
                    Scope scope = request == null ? () -> {} : request.attach()) {
                work.accept(result);
            }
        };
    }
}
