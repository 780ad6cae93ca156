/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal.faces;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.SystemEvent;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.servlet.internal.ServletExchange;

/**
 * Reports the exceptions of one request that reach the handler of Faces, whichever response it
 * makes of them. What a handler of the application handles is reported by the status of the
 * response, as it is with exception mappers of JAX-RS.
 */
final class ReportingExceptionHandler extends ExceptionHandlerWrapper {

    private static final String MECHANISM = "auto.http.faces";

    private @Nullable String expiredView;

    ReportingExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void processEvent(SystemEvent event) {
        if (event instanceof ExceptionQueuedEvent queued) {
            received(
                    queued,
                    (exchange, thrown) ->
                            exchange.reporter()
                                    .reportOnResponse(exchange.context(), thrown, MECHANISM));
        }
        getWrapped().processEvent(event);
    }

    @Override
    public void handle() {
        for (ExceptionQueuedEvent queued : getWrapped().getUnhandledExceptionQueuedEvents()) {
            received(
                    queued,
                    (exchange, thrown) -> {
                        exchange.report(thrown, MECHANISM);
                        exchange.showId();
                    });
        }
        getWrapped().handle();
    }

    /** Applications throw an AbortProcessingException to end the processing of an event. */
    private void received(
            ExceptionQueuedEvent queued, BiConsumer<ServletExchange, Throwable> receiver) {
        ExceptionQueuedEventContext context = queued.getContext();
        Throwable thrown = context.getException();
        if (thrown instanceof ViewExpiredException expired) {
            expiredView = expired.getViewId();
        }
        Object served =
                context.getContext()
                        .getExternalContext()
                        .getRequestMap()
                        .get(ServedRequest.ATTRIBUTE);
        if (served instanceof ServletExchange exchange
                && !(thrown instanceof AbortProcessingException)) {
            exchange.reporter().guard(() -> receiver.accept(exchange, thrown));
        }
    }

    /** Returns the view that is being served; null if there is none yet or none any more. */
    @Nullable String viewId() {
        FacesContext context = FacesContext.getCurrentInstance();
        UIViewRoot view = context == null ? null : context.getViewRoot();
        return view == null ? expiredView : view.getViewId();
    }
}
