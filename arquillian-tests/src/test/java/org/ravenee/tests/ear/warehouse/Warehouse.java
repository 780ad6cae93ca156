/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.warehouse;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ravenee.cdi.Captured;

/** An EJB of an EJB jar of the EAR. */
@Stateless
@Captured
public class Warehouse {

    private static final Logger LOGGER = Logger.getLogger(Warehouse.class.getName());

    @Resource private TimerService timers;

    public void fail() {
        throw new IllegalStateException("thrown by the EJB");
    }

    public void log() {
        LOGGER.log(Level.SEVERE, "logged by the EJB");
    }

    public void setTimer() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
    }

    @Timeout
    public void ring(Timer timer) {
        throw new IllegalStateException("thrown by the timer");
    }
}
