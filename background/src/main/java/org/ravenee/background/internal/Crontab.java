/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.ejb.ScheduleExpression;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Converts the schedule of a calendar timer to a crontab. Loaded only where there are enterprise
 * beans.
 */
final class Crontab {

    private Crontab() {}

    /**
     * Converts a schedule.
     *
     * @return five fields; null if a crontab cannot express the schedule: more than one second of a
     *     minute, a year, a first or last date, the last day of a month, or a weekday of a certain
     *     week
     */
    static @Nullable String of(ScheduleExpression schedule) {
        if (!schedule.getSecond().strip().matches("[0-9]{1,2}")
                || !schedule.getYear().strip().equals("*")
                || schedule.getStart() != null
                || schedule.getEnd() != null) {
            return null;
        }
        BitSet minutes = CrontabField.MINUTE.read(schedule.getMinute());
        BitSet hours = CrontabField.HOUR.read(schedule.getHour());
        BitSet months = CrontabField.MONTH.read(schedule.getMonth());
        String days = days(schedule.getDayOfMonth(), schedule.getDayOfWeek());
        if (minutes == null || hours == null || months == null || days == null) {
            return null;
        }
        String[] dayFields = days.split(" ");
        return String.join(
                " ",
                CrontabField.MINUTE.write(minutes),
                CrontabField.HOUR.write(hours),
                dayFields[0],
                CrontabField.MONTH.write(months),
                dayFields[1]);
    }

    /**
     * If both days are given, a day has to match one of them, in timers and in crontabs. A day
     * field with all values written out counts as given in timers only: such a timer expires every
     * day.
     */
    private static @Nullable String days(String ofMonth, String ofWeek) {
        BitSet month = CrontabField.DAY_OF_MONTH.read(ofMonth);
        BitSet week = CrontabField.DAY_OF_WEEK.read(ofWeek);
        if (month == null || week == null) {
            return null;
        }
        boolean bothGiven = !ofMonth.strip().equals("*") && !ofWeek.strip().equals("*");
        boolean everyDay =
                CrontabField.DAY_OF_MONTH.isAll(month) || CrontabField.DAY_OF_WEEK.isAll(week);
        return bothGiven && everyDay
                ? "* *"
                : CrontabField.DAY_OF_MONTH.write(month)
                        + " "
                        + CrontabField.DAY_OF_WEEK.write(week);
    }
}
