/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
public class ExchangeRates {

    private final Map<String, Double> rates = Map.of("EUR", 1.0, "GBP", 0.86);

    public double rate(String currency) {
        var rate = rates.get(currency);
        if (rate == null) {
            throw new IllegalStateException("No exchange rate for " + currency);
        }
        return rate;
    }
}
