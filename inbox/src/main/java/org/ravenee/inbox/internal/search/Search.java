/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ravenee.inbox.internal.search.Tokens.Token;
import org.ravenee.inbox.internal.store.SearchText;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * The text of the search field: terms that all have to match. A term is a word, a phrase in quotes,
 * or a field and a part of its value ({@code type:IllegalState}); a minus before it negates it.
 * Letter case and quotation marks in values never count. A term with an unknown field counts as a
 * word, so that {@code http://host} can be pasted.
 */
public final class Search implements Predicate<StoredEvent> {

    private static final Map<String, BiPredicate<StoredEvent, String>> FIELDS =
            Map.ofEntries(
                    Map.entry("level", (e, w) -> e.summary().level().word().startsWith(w)),
                    Map.entry("type", (e, w) -> e.searchText().hasType(w)),
                    Map.entry("message", (e, w) -> contains(e.summary().message(), w)),
                    Map.entry("tag", Search::hasTag),
                    Map.entry("user", (e, w) -> e.searchText().hasUser(w)),
                    Map.entry("file", (e, w) -> e.searchText().hasFile(w)),
                    Map.entry("release", (e, w) -> contains(e.summary().release(), w)),
                    Map.entry("transaction", (e, w) -> contains(e.summary().transaction(), w)),
                    Map.entry("environment", (e, w) -> contains(e.summary().environment(), w)),
                    Map.entry("server", (e, w) -> contains(e.summary().serverName(), w)),
                    Map.entry("project", (e, w) -> e.project().toLowerCase(Locale.ROOT).equals(w)),
                    Map.entry("id", (e, w) -> e.id().startsWith(w.replace("-", ""))),
                    Map.entry("group", (e, w) -> e.summary().group().equals(w)),
                    Map.entry("is", Search::is));

    private static final Pattern UNFINISHED =
            Pattern.compile(
                    "[-!]?(" + String.join("|", FIELDS.keySet()) + "):", Pattern.CASE_INSENSITIVE);

    /** Shorter words, such as "add", would find events by chance. */
    private static final int SHORTEST_ID = 8;

    private final String text;
    private final List<Predicate<StoredEvent>> terms;

    private Search(String text) {
        this.text = text;
        this.terms = Tokens.of(text).stream().filter(Search::isComplete).map(Search::term).toList();
    }

    public static Search parse(String text) {
        return new Search(text.strip());
    }

    /** As it was typed. */
    public String text() {
        return text;
    }

    /** Whether it lets every event pass. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    @Override
    public boolean test(StoredEvent event) {
        return terms.stream().allMatch(term -> term.test(event));
    }

    private static Predicate<StoredEvent> term(Token token) {
        String text = SearchText.comparable(token.text());
        if (token.literal()) {
            return words(text);
        }
        boolean negated = text.matches("[-!].+");
        Predicate<StoredEvent> positive = field(negated ? text.substring(1) : text);
        return negated ? positive.negate() : positive;
    }

    private static Predicate<StoredEvent> field(String text) {
        int colon = text.indexOf(':');
        BiPredicate<StoredEvent, String> field =
                colon < 0 ? null : FIELDS.get(text.substring(0, colon));
        String wanted = text.substring(colon + 1);
        return field == null ? words(text) : event -> field.test(event, wanted);
    }

    /** A field without a value, which is still being typed, finds everything. */
    private static boolean isComplete(Token token) {
        return token.literal() || !UNFINISHED.matcher(token.text()).matches();
    }

    private static Predicate<StoredEvent> words(String words) {
        return event ->
                event.searchText().mentions(words)
                        || (words.length() >= SHORTEST_ID && event.id().startsWith(words))
                        || ("project " + event.project()).toLowerCase(Locale.ROOT).equals(words);
    }

    private static boolean hasTag(StoredEvent event, String wanted) {
        return wanted.contains("=")
                ? event.searchText().hasTagAndValue(wanted)
                : event.searchText().hasTag(wanted);
    }

    private static boolean is(StoredEvent event, String wanted) {
        return switch (wanted) {
            case "unhandled" -> event.summary().unhandled();
            case "handled" -> !event.summary().unhandled();
            default -> false;
        };
    }

    private static boolean contains(Optional<String> field, String wanted) {
        return field.isPresent() && SearchText.comparable(field.get()).contains(wanted);
    }
}
