/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.SystemEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.servlet.internal.FacesRequest;

class ReportingExceptionHandlerTest {

    private final FacesRequest request = new FacesRequest();
    private final Faces faces = new Faces(request.attributes());
    private final QueueingHandler ofFaces = new QueueingHandler();
    private ExceptionHandler handler;

    @BeforeEach
    void begin() {
        faces.makeCurrent(faces);
        handler =
                new ReportingExceptionHandlerFactory(new FactoryOfFaces(ofFaces))
                        .getExceptionHandler();
    }

    @AfterEach
    void end() {
        faces.makeCurrent(null);
        request.close();
    }

    private void queue(Throwable thrown) {
        handler.processEvent(
                new ExceptionQueuedEvent(new ExceptionQueuedEventContext(faces, thrown)));
    }

    @Test
    void reportsWhatFacesIsLeftWithWhicheverResponseItMakes() {
        queue(new FacesException(new IllegalStateException("in the action")));
        handler.handle();

        Event event = request.end(200);

        assertThat(event.exceptions()).last().returns("in the action", each -> each.value());
        assertThat(request.events()).hasSize(1);
        assertThat(request.header()).isEqualTo(event.id().toString());
        assertThat(ofFaces.handled).isTrue();
    }

    @Test
    void leavesToTheStatusOfTheResponseWhatTheApplicationHandles() {
        queue(new IllegalStateException("handled"));
        ofFaces.queued.clear();
        handler.handle();

        request.end(200);

        assertThat(request.events()).isEmpty();
    }

    @Test
    void reportsWhatTheApplicationHandlesWithAFailure() {
        queue(new IllegalStateException("handled"));
        ofFaces.queued.clear();
        handler.handle();

        request.end(500);

        assertThat(request.events()).hasSize(1);
    }

    @Test
    void ignoresTheExceptionThatOnlyEndsTheProcessingOfAnEvent() {
        queue(new AbortProcessingException());
        handler.handle();

        request.end(200);

        assertThat(request.events()).isEmpty();
    }

    @Test
    void namesTheTransactionOfAnExpiredViewAfterTheView() {
        queue(new ViewExpiredException("expired", "/orders.xhtml"));
        handler.handle();

        assertThat(request.end(200).transaction()).isEqualTo("POST /orders.xhtml");
    }

    @Test
    void namesTheTransactionAfterTheViewThatIsServed() {
        faces.view = new View("/cart.xhtml");
        queue(new IllegalStateException());
        handler.handle();

        assertThat(request.end(200).transaction()).isEqualTo("POST /cart.xhtml");
    }

    @Test
    void namesTheTransactionAfterTheServletWithoutAView() {
        queue(new IllegalStateException());
        handler.handle();

        assertThat(request.end(200).transaction()).isEqualTo("POST /orders/*");
    }

    private static final class FactoryOfFaces extends ExceptionHandlerFactory {

        private final ExceptionHandler handler;

        @SuppressWarnings("deprecation") // the constructor of a factory that wraps none
        FactoryOfFaces(ExceptionHandler handler) {
            this.handler = handler;
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return handler;
        }
    }

    private static final class QueueingHandler extends ExceptionHandler {

        final List<ExceptionQueuedEvent> queued = new ArrayList<>();
        boolean handled;

        @Override
        public void processEvent(SystemEvent event) {
            queued.add((ExceptionQueuedEvent) event);
        }

        @Override
        public void handle() {
            handled = true;
        }

        @Override
        public Iterable<ExceptionQueuedEvent> getUnhandledExceptionQueuedEvents() {
            return queued;
        }

        @Override
        public Iterable<ExceptionQueuedEvent> getHandledExceptionQueuedEvents() {
            return List.of();
        }

        @Override
        public ExceptionQueuedEvent getHandledExceptionQueuedEvent() {
            return null;
        }

        @Override
        public boolean isListenerForSource(Object source) {
            return true;
        }

        @Override
        public Throwable getRootCause(Throwable thrown) {
            return thrown.getCause();
        }
    }

    private static final class Faces extends FacesContextWrapper {

        private final ExternalContext external;
        UIViewRoot view;

        Faces(Map<String, Object> attributes) {
            super(null);
            external = new External(attributes);
        }

        void makeCurrent(FacesContext context) {
            setCurrentInstance(context);
        }

        @Override
        public Map<Object, Object> getAttributes() {
            return new HashMap<>();
        }

        @Override
        public PhaseId getCurrentPhaseId() {
            return PhaseId.INVOKE_APPLICATION;
        }

        @Override
        public ExternalContext getExternalContext() {
            return external;
        }

        @Override
        public UIViewRoot getViewRoot() {
            return view;
        }
    }

    @SuppressWarnings("unchecked") // an override of the API itself
    private static final class External extends ExternalContextWrapper {

        private final Map<String, Object> attributes;

        External(Map<String, Object> attributes) {
            super(null);
            this.attributes = attributes;
        }

        @Override
        public Map<String, Object> getApplicationMap() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> getRequestMap() {
            return attributes;
        }
    }

    private static final class View extends UIViewRoot {

        private final String id;

        View(String id) {
            this.id = id;
        }

        @Override
        public String createUniqueId() {
            return "view";
        }

        @Override
        public String getViewId() {
            return id;
        }
    }
}
