/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.ravenee.cdi.Captured;

@ApplicationScoped
public class Recommendations {

    @Captured
    public List<Product> alongside(Product product) {
        throw new UnsupportedOperationException("The model is not trained yet");
    }
}
