/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request and its response, as a container has them; every call that no test needs fails. */
final class FakeExchange {

    final Map<String, Object> attributes;
    final List<ReadListener> readListeners = new ArrayList<>();
    final List<WriteListener> writeListeners = new ArrayList<>();
    final ByteArrayOutputStream written = new ByteArrayOutputStream();
    final Map<String, String[]> parameters = new LinkedHashMap<>();
    final Map<String, String> answerHeaders = new HashMap<>();
    final List<Listening> listeners = new ArrayList<>();
    final List<Runnable> handedOver = new ArrayList<>();
    final HttpServletRequest request = proxy(HttpServletRequest.class, this::ofRequest);
    final HttpServletResponse response = proxy(HttpServletResponse.class, this::ofResponse);

    private final ServletOutputStream output = new Output(written, writeListeners);

    DispatcherType dispatcher = DispatcherType.REQUEST;
    String url = "https://shop.example/orders/7";
    String query = "expand=lines";
    String contentType;
    String encoding;
    byte[] body = {};
    List<String> mappings = List.of("/failed/*");
    boolean refusesAttributes;
    boolean asyncSupported;
    boolean asyncEnded;
    boolean committed;
    boolean responseEnded;
    int status = 200;

    /** The request of the container; the application may get a wrapper. */
    AsyncContext phase;

    record Listening(AsyncListener listener, ServletResponse response) {

        /** The events that the container notifies this listener of. */
        AsyncEvent event(FakeExchange exchange, Throwable thrown) {
            return new AsyncEvent(exchange.phase, exchange.request, response, thrown);
        }
    }

    FakeExchange() {
        this(new HashMap<>());
    }

    private FakeExchange(Map<String, Object> attributes) {
        this.attributes = attributes;
    }

    /** The same request, on its way to an error page. */
    FakeExchange errorPage() {
        FakeExchange page = new FakeExchange(attributes);
        page.dispatcher = DispatcherType.ERROR;
        attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/orders/7");
        attributes.put("jakarta.servlet.error.query_string", query);
        page.url = "https://shop.example/error-page";
        page.query = null;
        page.status = 500;
        return page;
    }

    /** The event for a listener that was registered without a response. */
    AsyncEvent event(Throwable thrown) {
        return new AsyncEvent(phase, request, response, thrown);
    }

    /**
     * Tells all listeners that the request is complete. As GlassFish does, sets the status back
     * before each call, on whatever HTTP response the listener was registered with.
     */
    void complete() throws IOException {
        for (Listening each : List.copyOf(listeners)) {
            reset(each);
            each.listener().onComplete(each.event(this, null));
        }
    }

    /** Tells all listeners that the request has failed; else as {@link #complete}. */
    void fail(Throwable thrown) throws IOException {
        for (Listening each : List.copyOf(listeners)) {
            reset(each);
            each.listener().onError(each.event(this, thrown));
        }
    }

    private void reset(Listening listening) {
        if (listening.response() instanceof HttpServletResponse) {
            status = 200;
        }
    }

    /** A new asynchronous phase: its listeners are told, and forgotten (Servlet 6.0, 2.3.3.3). */
    private AsyncContext start() throws IOException {
        phase = proxy(AsyncContext.class, this::ofPhase);
        List<Listening> before = List.copyOf(listeners);
        listeners.clear();
        for (Listening each : before) {
            each.listener().onStartAsync(each.event(this, null));
        }
        return phase;
    }

    private Object ofRequest(String method, Object[] arguments) throws IOException {
        return switch (method) {
            case "getDispatcherType" -> dispatcher;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> {
                if (refusesAttributes) {
                    throw new IllegalStateException("no attributes here");
                }
                yield attributes.put((String) arguments[0], arguments[1]);
            }
            case "getMethod" -> "POST";
            case "getRequestURL" -> new StringBuffer(url);
            case "getQueryString" -> query;
            case "getHeader" -> null;
            case "getHeaders", "getHeaderNames" -> Collections.emptyEnumeration();
            case "getRemoteAddr" -> "203.0.113.9";
            case "getServerName" -> "shop.example";
            case "getServerPort" -> 443;
            case "getHttpServletMapping" ->
                    proxy(HttpServletMapping.class, (name, none) -> "/orders/*");
            case "getServletContext" -> servletContext();
            case "getContentType" -> contentType;
            case "getContentLengthLong" -> contentType == null ? 0L : -1L;
            case "getCharacterEncoding" -> encoding;
            case "getInputStream" -> new Bytes(body, readListeners);
            case "getReader" ->
                    new BufferedReader(
                            new InputStreamReader(new ByteArrayInputStream(body), charset()));
            case "getParameterMap" -> parameters;
            case "getParameterNames" -> Collections.enumeration(parameters.keySet());
            case "getParameterValues" -> parameters.get(arguments[0]);
            case "getParameter" -> {
                String[] values = parameters.get(arguments[0]);
                yield values == null ? null : values[0];
            }
            case "isAsyncSupported" -> asyncSupported;
            case "isAsyncStarted" -> phase != null;
            case "startAsync" -> start();
            case "getAsyncContext" -> {
                if (asyncEnded) {
                    throw new IllegalStateException("UT010018: Async not started");
                }
                yield phase;
            }
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private ServletContext servletContext() {
        ServletRegistration servlet =
                proxy(ServletRegistration.class, (method, arguments) -> mappings);
        return proxy(
                ServletContext.class,
                (method, arguments) -> "failed".equals(arguments[0]) ? servlet : null);
    }

    private Charset charset() {
        return encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
    }

    private Object ofResponse(String method, Object[] arguments) {
        if (responseEnded) {
            throw new IllegalStateException("the response is recycled");
        }
        return switch (method) {
            case "getOutputStream" -> output;
            case "isCommitted" -> committed;
            case "getStatus" -> status;
            case "setHeader" -> answerHeaders.put((String) arguments[0], (String) arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Object ofPhase(String method, Object[] arguments) {
        return switch (method) {
            case "start" -> {
                handedOver.add((Runnable) arguments[0]);
                yield null;
            }
            case "getRequest" -> request;
            case "getResponse" -> response;
            case "addListener" -> {
                ServletResponse told =
                        arguments.length == 1 ? null : (ServletResponse) arguments[2];
                listeners.add(new Listening((AsyncListener) arguments[0], told));
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private interface Answers {
        Object to(String method, Object[] arguments) throws IOException;
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "toString" -> "a fake " + type.getSimpleName();
                                    case "hashCode" -> System.identityHashCode(self);
                                    case "equals" -> self == arguments[0];
                                    default -> answers.to(method.getName(), arguments);
                                }));
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private final List<ReadListener> listeners;

        Bytes(byte[] bytes, List<ReadListener> listeners) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.listeners = listeners;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            listeners.add(listener);
        }
    }

    private static final class Output extends ServletOutputStream {

        private final ByteArrayOutputStream written;
        private final List<WriteListener> listeners;

        Output(ByteArrayOutputStream written, List<WriteListener> listeners) {
            this.written = written;
            this.listeners = listeners;
        }

        @Override
        public void write(int single) {
            written.write(single);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            listeners.add(listener);
        }
    }
}
