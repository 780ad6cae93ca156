/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.persistence.Entity;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.testkit.Recorder;

/** Values look in an event as people write them. */
class RichValuesTest {

    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        recorder.close();
    }

    private Object shown(Object value) {
        Event event =
                recorder.client().buildEvent("Message", e -> e.message("m").extra("x", value));
        return event.extra().get("x");
    }

    static Stream<Arguments> values() throws Exception {
        UUID uuid = UUID.fromString("8d2f1c9e-0b5a-4a53-9d2c-0c6c6a1d8f11");
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(0);
        LongAdder adder = new LongAdder();
        adder.add(3);
        DoubleAdder sum = new DoubleAdder();
        sum.add(1.5);
        EnumMap<TimeUnit, Integer> enumMap = new EnumMap<>(Map.of(TimeUnit.DAYS, 1));
        return Stream.of(
                argumentSet("Optional", Optional.of("in"), "in"),
                argumentSet("empty Optional", Optional.empty(), null),
                argumentSet("OptionalInt", OptionalInt.of(1), 1),
                argumentSet("OptionalLong", OptionalLong.of(1), 1L),
                argumentSet("OptionalDouble", OptionalDouble.of(0.5), 0.5),
                argumentSet("empty OptionalInt", OptionalInt.empty(), null),
                argumentSet("UUID", uuid, uuid.toString()),
                argumentSet("URI", URI.create("https://a.example/b"), "https://a.example/b"),
                argumentSet("URL", new URL("https://a.example/b"), "https://a.example/b"),
                argumentSet("Path", Path.of("a", "b"), "a" + File.separator + "b"),
                argumentSet("File", new File("a"), "a"),
                argumentSet("Locale", Locale.forLanguageTag("pt-BR"), "pt_BR"),
                argumentSet("Currency", Currency.getInstance("EUR"), "EUR"),
                argumentSet("Charset", StandardCharsets.UTF_8, "UTF-8"),
                argumentSet("Instant", Instant.EPOCH, "1970-01-01T00:00:00Z"),
                argumentSet("LocalDate", LocalDate.of(2026, 1, 2), "2026-01-02"),
                argumentSet("Duration", Duration.ofSeconds(90), "PT1M30S"),
                argumentSet("ZoneId", ZoneId.of("Europe/Lisbon"), "Europe/Lisbon"),
                argumentSet("Date", new Date(0), "1970-01-01T00:00:00Z"),
                argumentSet("Calendar", calendar, "1970-01-01T00:00:00Z"),
                argumentSet("sql Date", java.sql.Date.valueOf("2026-01-02"), "2026-01-02"),
                argumentSet("enum", TimeUnit.DAYS, "DAYS"),
                argumentSet("char", 'x', "x"),
                argumentSet("StringBuilder", new StringBuilder("text"), "text"),
                argumentSet("StringBuffer", new StringBuffer("text"), "text"),
                argumentSet("AtomicInteger", new AtomicInteger(1), 1L),
                argumentSet("AtomicLong", new AtomicLong(1), 1L),
                argumentSet("AtomicBoolean", new AtomicBoolean(true), true),
                argumentSet("AtomicReference", new AtomicReference<>("in"), "in"),
                argumentSet("LongAdder", adder, 3L),
                argumentSet("DoubleAdder", sum, 1.5),
                argumentSet("BigDecimal", new BigDecimal("1.10"), new BigDecimal("1.10")),
                argumentSet("BigInteger", BigInteger.TEN, BigInteger.TEN),
                argumentSet("short", (short) 1, 1),
                argumentSet("NaN", Double.NaN, "NaN"),
                argumentSet("Class", String.class, "java.lang.String"),
                argumentSet("int[]", new int[] {1, 2}, List.of(1, 2)),
                argumentSet("byte[]", new byte[3], "<3 bytes>"),
                argumentSet("char[]", "geheim".toCharArray(), "<6 chars>"),
                argumentSet("asList", Arrays.asList("a", "b"), List.of("a", "b")),
                argumentSet(
                        "list with null",
                        Collections.singletonList(null),
                        Collections.singletonList(null)),
                argumentSet(
                        "unmodifiable",
                        Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                        List.of(1)),
                argumentSet("EnumMap", enumMap, Map.of("DAYS", 1)),
                argumentSet("null key", Collections.singletonMap(null, 1), Map.of("null", 1)),
                argumentSet("record", new Point(1, 2), Map.of("x", 1, "y", 2)),
                argumentSet(
                        "generic record",
                        new Pair<>("a", new Point(1, 2)),
                        Map.of("left", "a", "right", Map.of("x", 1, "y", 2))),
                argumentSet("record with a text of its own", new Secret("geheim"), "Secret[…]"));
    }

    record Point(int x, int y) {}

    record Pair<L, R>(L left, R right) {}

    record Secret(String value) {
        @Override
        public String toString() {
            return "Secret[…]";
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void isShownAsPeopleExpect(Object value, Object expected) {
        assertThat(shown(value)).isEqualTo(expected);
    }

    public static class Customer {
        @JsonbProperty("customer_name")
        public String name = "Ada";

        @JsonbTransient public String notes = "not for others";
        public List<Integer> orders = List.of(1, 2);

        @Override
        public String toString() {
            return "never used";
        }
    }

    @Test
    void anObjectMappedForJsonBIsShownAsMapped() {
        assertThat(shown(new Customer()))
                .isEqualTo(
                        Map.of(
                                "customer_name",
                                "Ada",
                                "orders",
                                List.of(new BigDecimal(1), new BigDecimal(2))));
    }

    public static class Money {
        final long cents;

        Money(long cents) {
            this.cents = cents;
        }
    }

    public static class MoneyAdapter implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.cents / 100 + "." + money.cents % 100;
        }

        @Override
        public Money adaptFromJson(String text) {
            throw new UnsupportedOperationException();
        }
    }

    public static class Invoice {
        @JsonbTypeAdapter(MoneyAdapter.class)
        public Money total = new Money(1250);
    }

    @Test
    void adaptersOfJsonBAreUsed() {
        assertThat(shown(new Invoice())).isEqualTo(Map.of("total", "12.50"));
    }

    public static class Broken {
        @JsonbProperty("x")
        public String getX() {
            throw new IllegalStateException();
        }

        @Override
        public String toString() {
            return "the text";
        }
    }

    @Test
    void anObjectThatJsonBCannotBindIsShownAsText() {
        assertThat(shown(new Broken())).isEqualTo("the text");
    }

    @Test
    void oneValueCannotTakeTheRoomOfAllOthers() {
        List<String> large = Collections.nCopies(50, "x".repeat(1_000));
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            all.put("large" + i, large);
        }
        Event event = recorder.client().buildEvent("Message", e -> e.message("m").extras(all));

        assertThat(event.extra())
                .hasSize(5)
                .allSatisfy((name, value) -> assertThat(value.toString()).hasSizeLessThan(20_000));
    }

    @Test
    void lazilyLoadedCollectionsAreNotLoaded() {
        Object collection = new org.hibernate.collection.FakePersistentBag();

        assertThat(shown(collection)).isEqualTo("<org.hibernate.collection.FakePersistentBag>");
        assertThat(shown(Map.of("orders", collection)))
                .isEqualTo(Map.of("orders", "<org.hibernate.collection.FakePersistentBag>"));
    }

    @Entity
    public static class Basket {
        @Override
        public String toString() {
            throw new AssertionError("loaded");
        }
    }

    public static class LargeBasket extends Basket {}

    /** An attached entity: whatever reads its order loads it. */
    @Entity
    public static class Product {
        @JsonbProperty("sku")
        public String number = "4711";

        public final List<Object> orders = loadedOnAccess();

        @JsonbProperty("stock")
        public int getStock() {
            throw new AssertionError("loaded");
        }
    }

    public static class LargeProduct extends Product {}

    private static List<Object> loadedOnAccess() {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new AssertionError("loaded");
            }

            @Override
            public int size() {
                throw new AssertionError("loaded");
            }
        };
    }

    /** Not an entity itself, and mapped for JSON-B, which would follow all of its members. */
    public static class ProductView {
        @JsonbProperty("shown")
        public final Object content;

        ProductView(Object content) {
            this.content = content;
        }

        @Override
        public String toString() {
            throw new AssertionError("loaded");
        }
    }

    /** Hides the entity that its getter reads. */
    public static class HiddenProduct {
        private final Product product = new Product();

        @JsonbProperty("stock")
        public int getStock() {
            return product.getStock();
        }
    }

    /** Has a view of a collection of entities. */
    public static class ProductList {
        @JsonbProperty("products")
        public final Collection<Product> products = Collections.unmodifiableCollection(products());

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static Collection<Product> products() {
            return (Collection) loadedOnAccess();
        }
    }

    record ProductRecord(Product product, int amount) {}

    static Stream<Arguments> entities() {
        Product product = new Product();
        return Stream.of(
                argumentSet("entity", new Basket()),
                argumentSet("subclass of an entity", new LargeBasket()),
                argumentSet("view of an entity", new ProductView(product)),
                argumentSet("view of a list", new ProductView(new ArrayList<>(List.of(product)))),
                argumentSet("view of a map", new ProductView(Map.of("product", product))),
                argumentSet("view of an array", new ProductView(new Product[] {product})),
                argumentSet("view of an optional", new ProductView(Optional.of(product))),
                argumentSet("view of a view", new ProductView(new ProductView(product))),
                argumentSet(
                        "view of a lazy list",
                        new ProductView(new org.hibernate.collection.FakePersistentBag())),
                argumentSet("entity behind a getter", new HiddenProduct()),
                argumentSet("unmodifiable entities", new ProductList()));
    }

    @ParameterizedTest
    @MethodSource("entities")
    void anObjectThatMayLoadFromADatabaseIsShownByItsClass(Object value) {
        String name = "<" + value.getClass().getName() + ">";

        assertThat(shown(value)).isEqualTo(name);
        assertThat(shown(List.of(value, 1))).isEqualTo(List.of(name, 1));
        assertThat(shown(new Pair<>(value, 1))).isEqualTo(Map.of("left", name, "right", 1));
    }

    private static Map<String, Object> loadedFields(Product product) {
        return Map.of("number", "4711", "orders", "<" + product.orders.getClass().getName() + ">");
    }

    @Test
    void loadedFieldsOfAnEntityAreShownAndNothingIsLoaded() {
        Product product = new Product();

        assertThat(shown(product)).isEqualTo(loadedFields(product));
        assertThat(shown(List.of(product, 1))).isEqualTo(List.of(loadedFields(product), 1));
    }

    @Test
    void fieldsThatAnEntityInheritsAreShown() {
        LargeProduct product = new LargeProduct();

        assertThat(shown(product)).isEqualTo(loadedFields(product));
    }

    @Test
    void anEntityInARecordIsShownByItsLoadedFields() {
        Product product = new Product();

        assertThat(shown(new ProductRecord(product, 2)))
                .isEqualTo(Map.of("product", loadedFields(product), "amount", 2));
    }

    @Entity
    public static class Account {
        private final long id = 7;
        private final List<String> roles = new ArrayList<>(List.of("clerk"));
        private final Product favourite = new Product();
        private final Object history = new org.hibernate.collection.FakePersistentBag();
        @JsonbTransient private final String notes = "not for others";
        private final transient String cache = "not data";
        private final String unloaded = null;

        @Override
        public String toString() {
            throw new AssertionError("loaded");
        }
    }

    @Test
    void anEntityShowsItsValuesAndNamesWhatItRefersTo() {
        assertThat(shown(new Account()))
                .isEqualTo(
                        Map.of(
                                "id",
                                7L,
                                "roles",
                                List.of("clerk"),
                                "favourite",
                                "<" + Product.class.getName() + ">",
                                "history",
                                "<org.hibernate.collection.FakePersistentBag>"));
    }

    @Test
    void anObjectMappedForJsonBIsBoundIfReadingItLoadsNothing() {
        Map<String, Object> content = new HashMap<>();
        content.put("list", Collections.unmodifiableList(new ArrayList<>(List.of("a"))));
        content.put("customer", new Customer());

        assertThat(shown(new ProductView(content)).toString())
                .contains("list=[a]")
                .contains("customer_name=Ada");
    }

    /** Fails for JSON-B, and has no text of its own. */
    public static class Speechless {
        @JsonbProperty("x")
        public String getX() {
            throw new IllegalStateException();
        }
    }

    @Test
    void anObjectThatCanBeNeitherBoundNorPrintedIsMarked() {
        assertThat(shown(new Speechless()).toString())
                .startsWith("<" + Speechless.class.getName() + ", unreadable: ");
    }

    /** Tells JSON-B about the classes that implement it. */
    @JsonbTypeInfo(key = "kind", value = @JsonbSubtype(alias = "card", type = CardPayment.class))
    public interface Payment {}

    public static class CardPayment implements Payment {
        public String network = "visa";

        @Override
        public String toString() {
            return "never used";
        }
    }

    @Test
    void annotationsOfJsonBOnAnInterfaceCount() {
        assertThat(shown(new CardPayment())).isEqualTo(Map.of("kind", "card", "network", "visa"));
    }

    record Line(@JsonbProperty("sku") String number, int amount) {}

    @Test
    void aRecordThatIsMappedForJsonBKeepsItsValues() {
        assertThat(shown(new Line("4711", 2)).toString()).contains("4711").contains("2");
    }

    @Test
    void valuesOfJsonPAreShownAsWhatTheyStandFor() {
        JsonObject json =
                Json.createObjectBuilder()
                        .add("text", "a \"quoted\" text")
                        .add("int", 1)
                        .add("decimal", new BigDecimal("1.50"))
                        .add("true", true)
                        .add("false", false)
                        .addNull("null")
                        .add("array", Json.createArrayBuilder().add("x").add(2))
                        .build();
        Map<String, Object> expected = new HashMap<>();
        expected.put("text", "a \"quoted\" text");
        expected.put("int", BigInteger.ONE);
        expected.put("decimal", new BigDecimal("1.50"));
        expected.put("true", true);
        expected.put("false", false);
        expected.put("null", null);
        expected.put("array", List.of("x", BigInteger.TWO));

        assertThat(shown(json)).isEqualTo(expected);
        assertThat(shown(json.getJsonString("text"))).isEqualTo("a \"quoted\" text");
        assertThat(shown(JsonValue.TRUE)).isEqualTo(true);
        assertThat(shown(JsonValue.NULL)).isNull();
    }
}
