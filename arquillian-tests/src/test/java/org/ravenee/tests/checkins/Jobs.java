/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.checkins;

import jakarta.annotation.Resource;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.ravenee.cdi.CheckIn;

/** Timers of the application. */
@Stateless
public class Jobs {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Resource private TimerService timers;

    /** A calendar timer, as {@code @Schedule} makes it, that expires once a day and soon. */
    public void scheduleSoon(String name) {
        ZonedDateTime soon = ZonedDateTime.now(ZONE).plusSeconds(2);
        ScheduleExpression daily =
                new ScheduleExpression()
                        .hour(soon.getHour())
                        .minute(soon.getMinute())
                        .second(soon.getSecond())
                        .timezone(ZONE.getId());
        timers.createCalendarTimer(daily, new TimerConfig(name, false));
    }

    public void startOnce() {
        timers.createSingleActionTimer(1, new TimerConfig("once", false));
    }

    @Timeout
    public void run(Timer timer) {
        if (timer.getInfo().equals("failing")) {
            throw new IllegalStateException("torn file");
        }
    }

    @CheckIn("hourly import")
    public void imports() {}
}
