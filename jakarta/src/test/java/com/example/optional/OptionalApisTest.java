/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All jars of Raven EE in one application, on servers that lack one API each. */
class OptionalApisTest {

    @ParameterizedTest
    @CsvSource({
        "jakarta.batch, jakarta.batch.api.Batchlet",
        "jakarta.ejb, jakarta.ejb.EJB",
        "jakarta.enterprise.concurrent, jakarta.enterprise.concurrent.ManagedExecutorService",
        "jakarta.faces, jakarta.faces.context.ExceptionHandlerFactory",
        "jakarta.jms, jakarta.jms.MessageListener",
        "jakarta.json.bind, jakarta.json.bind.Jsonb",
        "jakarta.persistence, jakarta.persistence.EntityManager",
        "jakarta.servlet, jakarta.servlet.Filter",
        "jakarta.transaction, jakarta.transaction.Transactional",
        "jakarta.validation, jakarta.validation.ConstraintViolationException",
        "jakarta.websocket, jakarta.websocket.Endpoint",
        "jakarta.ws.rs, jakarta.ws.rs.core.Application",
        "org.eclipse.microprofile.config, org.eclipse.microprofile.config.ConfigProvider",
        "org.eclipse.microprofile.context, org.eclipse.microprofile.context.ManagedExecutor",
        "org.eclipse.microprofile.health, org.eclipse.microprofile.health.HealthCheck",
        "org.eclipse.microprofile.rest.client,"
                + " org.eclipse.microprofile.rest.client.RestClientBuilder"
    })
    void deploysAndReportsWithoutTheApi(String api, String type) throws Exception {
        assertThat(Class.forName(type)).as("the API that is hidden").isNotNull();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (HidingClassLoader loader = new HidingClassLoader(api)) {
            assertThatThrownBy(() -> loader.loadClass(type))
                    .isInstanceOf(ClassNotFoundException.class);
            thread.setContextClassLoader(loader);

            assertThat(run(loader)).isEqualTo(List.of("no truck", "news", "done"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<?> run(ClassLoader loader) throws Exception {
        return (List<?>)
                ((Callable<?>)
                                loader.loadClass(Shop.class.getName())
                                        .getDeclaredConstructor()
                                        .newInstance())
                        .call();
    }
}
