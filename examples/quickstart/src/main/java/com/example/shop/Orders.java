/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import com.example.shop.Order.Address;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.stream.Stream;

@ApplicationScoped
public class Orders {

    @Inject Catalogue catalogue;

    public Order find(int number) {
        return all().filter(order -> order.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no such order"));
    }

    private Stream<Order> all() {
        return Stream.of(
                new Order(1, catalogue.find("quill"), new Address("1 Tower Hill", "London")),
                new Order(2, catalogue.find("paper"), null));
    }
}
