/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application's own answer to failures and time-outs. */
final class AnsweringListener implements AsyncListener {

    private final int status;
    private final String text;

    AnsweringListener(int status, String text) {
        this.status = status;
        this.text = text;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // answered before
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        answer(event);
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        answer(event);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // not expected
    }

    private void answer(AsyncEvent event) throws IOException {
        HttpServletResponse response = (HttpServletResponse) event.getAsyncContext().getResponse();
        response.setStatus(status);
        response.getWriter().print(text);
        event.getAsyncContext().complete();
    }
}
