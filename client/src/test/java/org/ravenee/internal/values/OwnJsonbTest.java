/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application's own Jsonb decides how its objects are shown. */
class OwnJsonbTest {

    private final ValueConverter converter = new ValueConverter(1_024, 50);

    private static final Jsonb OWN =
            JsonbBuilder.create(
                    new JsonbConfig()
                            .withPropertyNamingStrategy(
                                    PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
                            .withAdapters(new MoneyAdapter()));

    public static class Money {
        public BigDecimal amount = new BigDecimal("9.50");
        public String currency = "EUR";
    }

    public static class MoneyAdapter implements JsonbAdapter<Money, String> {

        @Override
        public String adaptToJson(Money money) {
            return money.amount + " " + money.currency;
        }

        @Override
        public Money adaptFromJson(String text) {
            throw new UnsupportedOperationException();
        }
    }

    public static class Customer {
        public String firstName = "Ada";
        public Money creditLimit = new Money();
        @JsonbTransient public String password = "not for others";
    }

    public static class Order {
        @JsonbProperty("order_no")
        public int number = 7;

        public String shipTo = "Paris";
    }

    public record Address(String streetName, int houseNumber) {}

    public static class OrderId {
        public int number = 7;

        @Override
        public String toString() {
            return "order 7";
        }
    }

    private @Nullable Object shownBy(@Nullable Jsonb own, Object value) {
        converter.addJsonbResolver(type -> own);
        return converter.convert(value);
    }

    @Test
    void itsNamingStrategyNamesTheMembersOfAMappedClass() {
        assertThat(shownBy(OWN, new Order()))
                .isEqualTo(Map.of("order_no", BigDecimal.valueOf(7), "ship_to", "Paris"));
    }

    @Test
    void itsNamingStrategyAndAdaptersApplyToClassesWithoutAnnotations() {
        assertThat(shownBy(OWN, new Customer()))
                .isEqualTo(Map.of("first_name", "Ada", "credit_limit", "9.50 EUR"));
    }

    @Test
    void itsAdapterShowsAValueInACollection() {
        assertThat(shownBy(OWN, List.of(new Money(), 1))).isEqualTo(List.of("9.50 EUR", 1));
    }

    @Test
    void itShowsRecords() {
        assertThat(shownBy(OWN, new Address("Main", 5)))
                .isEqualTo(Map.of("street_name", "Main", "house_number", BigDecimal.valueOf(5)));
    }

    @Test
    void theTextThatAClassGivesItselfIsKept() {
        assertThat(shownBy(OWN, new OrderId())).isEqualTo("order 7");
    }

    @Test
    void withoutOneTheDefaultIsUsed() {
        assertThat(shownBy(null, new Order()))
                .isEqualTo(Map.of("order_no", BigDecimal.valueOf(7), "shipTo", "Paris"));
        assertThat(shownBy(null, new Address("Main", 5)))
                .isEqualTo(Map.of("streetName", "Main", "houseNumber", 5));
    }

    @Test
    void aResolverThatFailsIsPassedOver() {
        converter.addJsonbResolver(
                type -> {
                    throw new IllegalStateException("no context here");
                });

        assertThat(shownBy(OWN, new Customer()).toString()).contains("first_name=Ada");
    }

    @Test
    void theFirstResolverWithAResultIsUsed() {
        converter.addJsonbResolver(type -> type == Order.class ? JsonbBuilder.create() : null);

        assertThat(shownBy(OWN, new Order()).toString()).contains("shipTo");
        assertThat(converter.convert(new Customer()).toString()).contains("first_name");
    }

    public static class Node {
        public Node next = this;
    }

    @Test
    void anObjectThatItCannotBindIsMarked() {
        assertThat(shownBy(OWN, new Node()).toString())
                .startsWith("<" + Node.class.getName() + ", unreadable: ");
    }

    public static class Shelf {
        public List<?> books = new org.hibernate.collection.FakePersistentBag();
    }

    @Test
    void nothingIsLoadedForIt() {
        assertThat(shownBy(OWN, new Shelf())).isEqualTo("<" + Shelf.class.getName() + ">");
    }
}
