/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

/** Objects with the methods that a test implements; every other call fails the test. */
final class Fakes {

    interface Answers {
        Object to(String method, Object[] arguments);
    }

    private Fakes() {}

    static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "toString" -> "a fake " + type.getSimpleName();
                                    case "hashCode" -> System.identityHashCode(self);
                                    case "equals" -> self == arguments[0];
                                    default -> answers.to(method.getName(), arguments);
                                }));
    }

    static UnsupportedOperationException unknown(String method) {
        return new UnsupportedOperationException(method);
    }

    /** Does work on another thread, waits for it, and fails as it does. */
    static void elsewhere(Runnable work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((at, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }
}
