/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.ScheduleExpression;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A crontab runs when the timer does. */
class CrontabProperties {

    private static final List<String> WEEK =
            List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");

    /** An attribute as it is written, and the values that it means. */
    record Attribute(String text, Set<Integer> values) {}

    @Property
    void minutesAreThoseOfTheTimer(@ForAll("minutes") Attribute minutes) {
        String crontab = Crontab.of(new ScheduleExpression().minute(minutes.text()).hour("*"));

        assertThat(values(field(crontab, 0), 0, 59)).isEqualTo(minutes.values());
    }

    @Property
    void eitherDayIsEnoughWhereBothAreGiven(
            @ForAll("daysOfMonth") Attribute month, @ForAll("daysOfWeek") Attribute week) {
        String crontab =
                Crontab.of(
                        new ScheduleExpression().dayOfMonth(month.text()).dayOfWeek(week.text()));

        for (int day = 1; day <= 31; day++) {
            for (int weekday = 0; weekday <= 6; weekday++) {
                assertThat(runs(crontab, day, weekday))
                        .as("%s: day %s, weekday %s", crontab, day, weekday)
                        .isEqualTo(
                                either(
                                        month.text(),
                                        month.values().contains(day),
                                        week.text(),
                                        week.values().contains(weekday)));
            }
        }
    }

    /** As cron does: a field that begins with a star restricts the other one. */
    private static boolean runs(String crontab, int day, int weekday) {
        String month = field(crontab, 2);
        String week = field(crontab, 4);
        return either(
                month,
                values(month, 1, 31).contains(day),
                week,
                values(week, 0, 6).contains(weekday));
    }

    private static boolean either(String month, boolean ofMonth, String week, boolean ofWeek) {
        boolean bothGiven = !month.startsWith("*") && !week.startsWith("*");
        return bothGiven ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    private static String field(String crontab, int index) {
        return crontab.split(" ")[index];
    }

    /** Reads a field of a crontab. */
    private static Set<Integer> values(String field, int first, int last) {
        Set<Integer> values = new TreeSet<>();
        for (String element : field.split(",")) {
            String[] step = element.split("/");
            String[] range = step[0].split("-");
            boolean all = step[0].equals("*");
            int from = all ? first : Integer.parseInt(range[0]);
            int to = all ? last : Integer.parseInt(range[range.length - 1]);
            int by = step.length > 1 ? Integer.parseInt(step[1]) : 1;
            assertThat(from).isBetween(first, to);
            assertThat(to).isLessThanOrEqualTo(last);
            for (int value = from; value <= to; value += by) {
                values.add(value);
            }
        }
        return values;
    }

    @Provide
    Arbitrary<Attribute> minutes() {
        Arbitrary<Attribute> increments =
                Combinators.combine(
                                Arbitraries.integers().between(0, 59),
                                Arbitraries.integers().between(1, 59))
                        .as(
                                (from, by) ->
                                        new Attribute(
                                                from + " / " + by,
                                                IntStream.rangeClosed(from, 59)
                                                        .filter(i -> (i - from) % by == 0)
                                                        .boxed()
                                                        .collect(Collectors.toSet())));
        return Arbitraries.oneOf(increments, lists(0, 59, List.of()));
    }

    @Provide
    Arbitrary<Attribute> daysOfMonth() {
        return lists(1, 31, List.of());
    }

    @Provide
    Arbitrary<Attribute> daysOfWeek() {
        return lists(0, 6, WEEK);
    }

    /** Lists of values and of ranges, which may go over the end. */
    private static Arbitrary<Attribute> lists(int first, int last, List<String> names) {
        Arbitrary<Attribute> range =
                Combinators.combine(
                                Arbitraries.integers().between(first, last),
                                Arbitraries.integers().between(first, last),
                                Arbitraries.of(true, false))
                        .as((from, to, named) -> range(from, to, first, last, named, names));
        Arbitrary<Attribute> list =
                range.list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(
                                ranges ->
                                        new Attribute(
                                                ranges.stream()
                                                        .map(Attribute::text)
                                                        .collect(Collectors.joining(" , ")),
                                                ranges.stream()
                                                        .flatMap(r -> r.values().stream())
                                                        .collect(Collectors.toSet())));
        Attribute all =
                new Attribute(
                        "*",
                        IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet()));
        return Arbitraries.oneOf(Arbitraries.just(all), list);
    }

    private static Attribute range(
            int from, int to, int first, int last, boolean named, List<String> names) {
        boolean byName = named && !names.isEmpty();
        String begin = byName ? names.get(from) : String.valueOf(from);
        String end = byName ? names.get(to).toUpperCase(Locale.ROOT) : String.valueOf(to);
        Set<Integer> values =
                IntStream.rangeClosed(first, last)
                        .filter(i -> from <= to ? from <= i && i <= to : i >= from || i <= to)
                        .boxed()
                        .collect(Collectors.toSet());
        return new Attribute(from == to ? begin : begin + "-" + end, values);
    }

    @Example
    void crontabsAreAsPeopleWriteThem() {
        assertThat(Crontab.of(new ScheduleExpression())).isEqualTo("0 0 * * *");
        assertThat(Crontab.of(new ScheduleExpression().hour("*").minute("*/15")))
                .isEqualTo("0-45/15 * * * *");
        assertThat(Crontab.of(new ScheduleExpression().dayOfWeek("Mon-Fri").month("Jan")))
                .isEqualTo("0 0 * 1 1-5");
        assertThat(Crontab.of(new ScheduleExpression().dayOfWeek("0-7"))).isEqualTo("0 0 * * *");
        assertThat(Crontab.of(new ScheduleExpression().dayOfWeek("5-7")))
                .isEqualTo("0 0 * * 0,5-6");
        assertThat(Crontab.of(new ScheduleExpression().second("30").hour("3")))
                .isEqualTo("0 3 * * *");
    }

    @Example
    void thereIsNoneForWhatACrontabCannotSay() {
        ScheduleExpression[] unsayable = {
            new ScheduleExpression().second("*/10").minute("*").hour("*"),
            new ScheduleExpression().second("0,30"),
            new ScheduleExpression().year("2030"),
            new ScheduleExpression().dayOfMonth("Last"),
            new ScheduleExpression().dayOfMonth("-3"),
            new ScheduleExpression().dayOfMonth("2nd Fri"),
            new ScheduleExpression().dayOfMonth("1-Last"),
            new ScheduleExpression().minute("later"),
            new ScheduleExpression().start(new Date(0)),
            new ScheduleExpression().end(new Date(0)),
        };
        for (ScheduleExpression schedule : unsayable) {
            assertThat(Crontab.of(schedule)).as("%s", schedule).isNull();
        }
    }
}
