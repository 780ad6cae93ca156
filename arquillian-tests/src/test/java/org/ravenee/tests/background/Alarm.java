/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import org.ravenee.cdi.Captured;

@Stateless
@Captured
public class Alarm {

    @Resource private TimerService timers;

    public void set() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
    }

    @Timeout
    public void ring(Timer timer) {
        throw new IllegalStateException("rung");
    }
}
