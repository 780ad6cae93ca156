/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal.faces;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.FacesContext;
import java.util.function.Supplier;
import org.ravenee.servlet.internal.ServletExchange;

/** Puts an exception handler around that of Faces and inside of those of the application. */
public final class ReportingExceptionHandlerFactory extends ExceptionHandlerFactory {

    /**
     * Creates the factory; called by Faces.
     *
     * @param wrapped the factory of Faces
     */
    public ReportingExceptionHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    /** Called once for each request of Faces. */
    @Override
    public ExceptionHandler getExceptionHandler() {
        ReportingExceptionHandler handler =
                new ReportingExceptionHandler(getWrapped().getExceptionHandler());
        FacesContext context = FacesContext.getCurrentInstance();
        if (context != null) {
            Supplier<String> view = handler::viewId;
            context.getExternalContext().getRequestMap().put(ServletExchange.VIEW, view);
        }
        return handler;
    }
}
