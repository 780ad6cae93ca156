/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void anEventIdIsARandomUuidInLowerCaseDigits() {
        assertThat(EventId.random().toString())
                .matches("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}");
        assertThat(EventId.random()).isNotEqualTo(EventId.random());
        assertThat(EventId.random().isPresent()).isTrue();
    }

    @Test
    void noEventIdIsAnEmptyText() {
        assertThat(EventId.NONE.isPresent()).isFalse();
        assertThat(EventId.NONE).hasToString("").isEqualTo(EventId.of(""));
    }

    @Property
    void anEventIdIsReadBackAsWritten(@ForAll long high, @ForAll long low) {
        EventId id = new EventId(high, low);

        assertThat(EventId.of(id.toString())).isEqualTo(id);
    }

    @Test
    void anEventIdIsReadWithTheDashesOfAUuidAndInAnyCase() {
        assertThat(EventId.of("FC6D8C0C-43FC-4630-AD85-0EE518F1B9D0"))
                .isEqualTo(EventId.of("fc6d8c0c43fc4630ad850ee518f1b9d0"))
                .hasToString("fc6d8c0c43fc4630ad850ee518f1b9d0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                " ",
                "fc6d8c0c43fc4630ad850ee518f1b9d",
                "gc6d8c0c43fc4630ad850ee518f1b9d0",
                "-fc6d8c0c43fc4630ad850ee518f1b9d0",
                "fc6d-8c0c-43fc-4630-ad850ee518f1b9d0",
                "+c6d8c0c43fc4630ad850ee518f1b9d0",
                "\uff10c6d8c0c43fc4630ad850ee518f1b9d0"
            })
    void anInvalidEventIdIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventId.of(text));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void aLevelIsReadBackAsWritten(Level level) {
        assertThat(Level.of(level.toString())).isEqualTo(level);
        assertThat(level.toString()).isEqualTo(level.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"warn, WARNING", "Warn, WARNING", "' Error ', ERROR", "fatal, FATAL"})
    void aLevelIsReadInAnyCase(String text, Level level) {
        assertThat(Level.of(text)).isEqualTo(level);
    }

    @Test
    void anUnknownLevelIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Level.of("loud"));
    }

    @Test
    void levelsAreInOrderOfGravity() {
        assertThat(Level.values())
                .containsExactly(Level.DEBUG, Level.INFO, Level.WARNING, Level.ERROR, Level.FATAL);
    }

    @Test
    void aUserHasWhatWasSaid() {
        User user =
                User.builder()
                        .id("7")
                        .username("bob")
                        .email("bob@example.com")
                        .ipAddress("10.0.0.1")
                        .data("plan", "gold")
                        .build();

        assertThat(user.toBuilder().build()).usingRecursiveComparison().isEqualTo(user);
        assertThat(user.id()).isEqualTo("7");
        assertThat(user.username()).isEqualTo("bob");
        assertThat(user.email()).isEqualTo("bob@example.com");
        assertThat(user.ipAddress()).isEqualTo("10.0.0.1");
        assertThat(user.data()).containsExactly(Map.entry("plan", "gold"));
        assertThat(user.isEmpty()).isFalse();
        assertThat(User.of("7").id()).isEqualTo("7");
    }

    @Test
    void aUserWithoutAnythingIsEmpty() {
        assertThat(User.builder().build().isEmpty()).isTrue();
        assertThat(User.builder().id("").username(null).email("").build().isEmpty()).isTrue();
        assertThat(User.builder().data(null).build().isEmpty()).isTrue();
    }

    @Test
    void aRequestHasWhatWasSaid() {
        HttpRequest request =
                HttpRequest.builder()
                        .method("POST")
                        .url("https://example.com/x")
                        .queryString("a=b")
                        .headers(Map.of("Accept", "*/*"))
                        .cookies(Map.of("theme", "dark"))
                        .data("body")
                        .env(Map.of("REMOTE_ADDR", "::1"))
                        .build();

        assertThat(request.toBuilder().build()).usingRecursiveComparison().isEqualTo(request);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).isEqualTo("https://example.com/x");
        assertThat(request.queryString()).isEqualTo("a=b");
        assertThat(request.headers()).containsEntry("Accept", "*/*");
        assertThat(request.cookies()).containsEntry("theme", "dark");
        assertThat(request.data()).isEqualTo("body");
        assertThat(request.env()).containsEntry("REMOTE_ADDR", "::1");
        assertThat(HttpRequest.of("GET", "/x").method()).isEqualTo("GET");
    }

    @Test
    void aRequestDoesWithoutNulls() {
        Map<String, String> headers = new HashMap<>();
        headers.put(null, "nameless");
        headers.put("Valueless", null);
        headers.put("Accept", "*/*");

        HttpRequest request =
                HttpRequest.builder().headers(headers).cookies(null).env(null).build();

        assertThat(request.headers()).containsExactly(Map.entry("Accept", "*/*"));
        assertThat(request.cookies()).isEmpty();
        assertThat(request.env()).isEmpty();
    }

    @Test
    void aBreadcrumbHasWhatWasSaid() {
        Instant then = Instant.parse("2026-01-02T03:04:05Z");
        Breadcrumb crumb =
                Breadcrumb.builder()
                        .message("paid")
                        .category("shop.checkout")
                        .level(Level.WARNING)
                        .type("query")
                        .timestamp(then)
                        .data("amount", 7)
                        .build();

        assertThat(crumb.toBuilder().build()).usingRecursiveComparison().isEqualTo(crumb);
        assertThat(crumb.message()).isEqualTo("paid");
        assertThat(crumb.category()).isEqualTo("shop.checkout");
        assertThat(crumb.level()).isEqualTo(Level.WARNING);
        assertThat(crumb.type()).isEqualTo("query");
        assertThat(crumb.timestamp()).isEqualTo(then);
        assertThat(crumb.data()).containsExactly(Map.entry("amount", 7));
        assertThat(Breadcrumb.of("c", "m").category()).isEqualTo("c");
    }

    @Test
    void aBreadcrumbIsOfNowAndAnInfoUnlessSaidOtherwise() {
        Instant before = Instant.now();
        Breadcrumb crumb = Breadcrumb.builder().level(null).timestamp(null).data(null).build();

        assertThat(crumb.level()).isEqualTo(Level.INFO);
        assertThat(crumb.timestamp()).isBetween(before, Instant.now());
        assertThat(crumb.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2026-01-02T03:04:05.123456789Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void aBreadcrumbKnowsAnyInstantToTheNanosecond(Instant then) {
        Breadcrumb crumb = Breadcrumb.builder().timestamp(then).build();

        assertThat(crumb.timestamp()).isEqualTo(then);
        assertThat(crumb.toBuilder().build().timestamp()).isEqualTo(then);
    }

    @Test
    void aBreadcrumbStaysAsItIsWhateverItsBuilderIsToldLater() {
        Breadcrumb.Builder builder = Breadcrumb.builder().data("a", 1);
        Breadcrumb one = builder.build();
        Breadcrumb same = builder.build();
        Breadcrumb two = builder.data("a", 2).data("b", null).data(null, 3).build();
        Breadcrumb other = builder.data(Map.of("c", 4)).data("d", 5).build();

        assertThat(one.data()).containsExactly(Map.entry("a", 1));
        assertThat(same.data()).isEqualTo(one.data());
        assertThat(two.data()).hasSize(2).containsEntry("a", 2).containsEntry("b", null);
        assertThat(other.data()).containsExactly(Map.entry("c", 4), Map.entry("d", 5));
        assertThatThrownBy(() -> one.data().put("a", 0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBreadcrumbTakesAThousandParticularsAndNoMore() {
        Breadcrumb.Builder builder = Breadcrumb.builder();
        for (int i = 0; i < 1_001; i++) {
            builder.data("name" + i, i);
        }
        Breadcrumb crumb = builder.data("name0", "again").build();

        assertThat(crumb.data()).hasSize(1_000).containsEntry("name0", "again");
    }

    @Test
    void valuesDoNotChangeWithWhatTheyWereMadeOf() {
        Map<String, String> texts = new HashMap<>(Map.of("a", "b"));
        Map<String, Object> data = new HashMap<>(Map.of("a", "b"));
        HttpRequest request = HttpRequest.builder().headers(texts).build();
        User.Builder builder = User.builder().data(data);
        User user = builder.build();
        Breadcrumb crumb = Breadcrumb.builder().data(data).build();
        texts.clear();
        data.clear();
        builder.data("late", 1);

        assertThat(request.headers()).containsKey("a");
        assertThat(user.data()).containsOnlyKeys("a");
        assertThat(crumb.data()).containsKey("a");
        assertThatThrownBy(() -> user.data().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> crumb.data().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> request.headers().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anEventIsCompleteWhateverItWasMadeOf() {
        Event event =
                Event.builder()
                        .id(EventId.NONE)
                        .timestamp(null)
                        .level(null)
                        .tags(null)
                        .fingerprint(null)
                        .build();

        assertThat(event.id().isPresent()).isTrue();
        assertThat(event.timestamp()).isNotNull();
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.tags()).isEmpty();
        assertThat(event.fingerprint()).isEmpty();
        assertThatThrownBy(() -> event.tags().put("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(event.toBuilder().build()).usingRecursiveComparison().isEqualTo(event);
    }
}
