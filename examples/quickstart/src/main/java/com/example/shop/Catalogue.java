/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;

@ApplicationScoped
public class Catalogue {

    private final List<Product> products =
            List.of(
                    new Product("quill", "Raven quill", 1290, 7),
                    new Product("ink", "Iron gall ink", 850, 0),
                    new Product("paper", "Rag paper", 420, 230));

    public List<Product> all() {
        return products;
    }

    public Product find(String id) {
        return products.stream()
                .filter(product -> product.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no such product"));
    }
}
