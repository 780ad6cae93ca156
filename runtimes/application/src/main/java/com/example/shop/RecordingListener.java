/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.List;

/** Notes each call of an asynchronous listener. */
final class RecordingListener implements AsyncListener {

    private final List<String> recorded;

    RecordingListener(List<String> recorded) {
        this.recorded = recorded;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        recorded.add("complete");
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        recorded.add("timeout");
    }

    @Override
    public void onError(AsyncEvent event) {
        recorded.add("error");
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        recorded.add("start");
        event.getAsyncContext().addListener(this);
    }
}
