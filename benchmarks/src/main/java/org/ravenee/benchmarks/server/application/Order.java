/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

import java.util.List;

/** An order, as its JSON shows it. */
public class Order {

    private final int id;
    private final List<Line> lines;

    Order(int id, List<Line> lines) {
        this.id = id;
        this.lines = lines;
    }

    public int getId() {
        return id;
    }

    public List<Line> getLines() {
        return lines;
    }

    /** A line of an order. */
    public static class Line {

        private final String article;
        private final int quantity;
        private final int cents;

        Line(String article, int quantity, int cents) {
            this.article = article;
            this.quantity = quantity;
            this.cents = cents;
        }

        public String getArticle() {
            return article;
        }

        public int getQuantity() {
            return quantity;
        }

        public int getCents() {
            return cents;
        }
    }
}
