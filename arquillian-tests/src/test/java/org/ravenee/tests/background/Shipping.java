/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.annotation.Resource;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.util.concurrent.Future;

/** Work of an enterprise bean that no request waits for. */
@Stateless
public class Shipping {

    @Resource private TimerService timers;

    @Asynchronous
    public void ship() {
        throw new IllegalStateException("no truck");
    }

    @Asynchronous
    public Future<Integer> count(boolean fail) {
        if (fail) {
            throw new IllegalStateException("no stock");
        }
        return new AsyncResult<>(1);
    }

    public void remind() {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
    }

    /** Fails each time that the container tries it. */
    @Timeout
    public void expired(Timer timer) {
        throw new IllegalStateException("not paid");
    }
}
