/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;

/** A timer that fails. WildFly tries it again at once: that is the same expiration, one event. */
@Stateless
public class Closing {

    @Resource private TimerService timers;

    public void schedule() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
    }

    @Timeout
    public void close() {
        throw new IllegalStateException("The day has open orders");
    }
}
