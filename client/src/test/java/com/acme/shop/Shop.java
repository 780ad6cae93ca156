/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.shop;

/** An application that fails, in packages of its own: frames of the client's are not reported. */
public final class Shop {

    private Shop() {}

    public static class OrderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OrderException(String message) {
            super(message);
        }

        public OrderException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static final class LateOrderException extends OrderException {
        private static final long serialVersionUID = 1L;

        public LateOrderException(String message) {
            super(message);
        }
    }

    public static OrderException failure() {
        return new OrderException("no such order");
    }

    public static OrderException wrapped() {
        return new OrderException("cannot ship", new IllegalStateException("no stock"));
    }

    public static Throwable viaLambda() {
        Throwable[] thrown = new Throwable[1];
        Runnable work = () -> thrown[0] = new IllegalStateException("in a lambda");
        work.run();
        return thrown[0];
    }
}
