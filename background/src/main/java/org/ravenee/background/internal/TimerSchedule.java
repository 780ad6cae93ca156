/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.ejb.EJBException;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Timer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.CheckIn;
import org.ravenee.spi.CheckIn.MonitorConfig;

/**
 * Finds the schedule of a timer. Only calendar timers have one. Loaded only where there are
 * enterprise beans.
 */
final class TimerSchedule {

    private static final int MARGIN = 5;
    private static final int MAX_RUNTIME = 30;
    private static final int SECONDS_PER_HOUR = 3600;

    private TimerSchedule() {}

    /**
     * Describes the monitor of a timer.
     *
     * @param timer the timer that has expired
     * @param margins has the margins; null for the usual ones
     * @return null if a server could not understand the schedule
     */
    static @Nullable MonitorConfig of(@Nullable Object timer, @Nullable CheckIn margins) {
        try {
            if (!(timer instanceof Timer expired) || !expired.isCalendarTimer()) {
                return null;
            }
            ScheduleExpression schedule = expired.getSchedule();
            String crontab = Crontab.of(schedule);
            String zone = zone(schedule.getTimezone());
            return crontab == null || zone == null
                    ? null
                    : new MonitorConfig(
                            crontab,
                            zone,
                            margins == null ? MARGIN : margins.margin(),
                            margins == null ? MAX_RUNTIME : margins.maxRuntime());
        } catch (EJBException | IllegalStateException e) {
            // The timer was cancelled meanwhile.
            return null;
        }
    }

    /** Returns an IANA name; null if the zone has none, as an offset of half an hour. */
    private static @Nullable String zone(@Nullable String configured) {
        ZoneId zone;
        try {
            zone =
                    configured == null || configured.isBlank()
                            ? ZoneId.systemDefault()
                            : ZoneId.of(configured.strip(), ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            return null;
        }
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        int seconds = offset.getTotalSeconds();
        if (seconds == 0) {
            return "UTC";
        }
        // The signs of these names are the opposite of the usual ones.
        int hours = -seconds / SECONDS_PER_HOUR;
        return seconds % SECONDS_PER_HOUR == 0 ? "Etc/GMT" + (hours > 0 ? "+" : "") + hours : null;
    }
}
