/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;

/** An enterprise bean whose timer fails. The container may try it again. */
@Stateless
public class NightlyBean {

    @Resource private TimerService timers;

    public void begin(String order) {
        timers.createSingleActionTimer(1, new TimerConfig(order, false));
    }

    @Timeout
    public void close(Timer timer) {
        throw new IllegalStateException("the books are open: " + timer.getInfo());
    }
}
