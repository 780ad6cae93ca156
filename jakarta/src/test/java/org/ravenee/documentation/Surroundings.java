/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.documentation;

import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.spi.RequestSource;

/** The classes and variables that the snippets of the documentation assume. */
public abstract class Surroundings {

    protected Client client;
    protected Context context;
    protected RequestSource source;
    protected ExecutorService executor;
    protected RuntimeException failure;
    protected DataSource pool;
    protected Product product;
    protected Product batch;
    protected Importer importer;
    protected Application application;

    /** Something with a name. */
    public interface Product {
        String name();
    }

    /** Work that can fail. */
    public interface Importer {
        void run(Object... arguments);
    }

    /** The application that the snippets of tests test. */
    public interface Application {
        void configure(String key, String value);

        void fail();
    }

    /** An exception that is part of the business. */
    public static class OutOfStockException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    protected abstract void importOrders() throws Exception;
}
