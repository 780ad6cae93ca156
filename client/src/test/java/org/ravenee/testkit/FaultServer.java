/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that misbehaves as told, down to the byte: first by the
 * answers in its script, one for each request, then always by the same one.
 */
public final class FaultServer implements AutoCloseable {

    /** Writes the answer to one request; throws, or closes, to break the connection. */
    public interface Answer {
        void to(Exchange exchange) throws IOException, InterruptedException;
    }

    /** A request that wants its answer. */
    public record Exchange(Request request, Socket socket, CountDownLatch serverClosed) {

        public void write(String bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    /** A request of a client: a line such as {@code POST /api/1/envelope/ HTTP/1.1}, and so on. */
    public record Request(String line, Map<String, String> headers, byte[] body) {

        /** The envelope as text. */
        public String text() {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Pattern EVENT =
            Pattern.compile("\\A\\{[^\n]*?\"event_id\":\"([0-9a-f]{32})\"");
    private static final Pattern LOSS =
            Pattern.compile("\\{\"reason\":\"(\\w+)\",\"category\":\"error\",\"quantity\":(\\d+)}");

    private final @Nullable SSLContext tls;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private volatile boolean forgetful;
    private volatile Answer always = status(200);
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable Thread acceptor;
    private volatile int port;

    public FaultServer() throws IOException {
        this(null);
    }

    public FaultServer(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        up();
    }

    /** Comes up, again on the same port after it was {@linkplain #down() down}. */
    public FaultServer up() throws IOException {
        ServerSocketFactory factory =
                tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        ServerSocket socket = factory.createServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 200);
        port = socket.getLocalPort();
        listener = socket;
        acceptor = start(() -> accept(socket));
        return this;
    }

    /** Dies at once, with all connections. Connecting is refused until it is up again. */
    public FaultServer down() throws IOException {
        ServerSocket socket = listener;
        listener = null;
        if (socket != null) {
            socket.close();
            // Until that thread has noticed, the port is taken.
            join(acceptor);
        }
        for (Socket connection : sockets) {
            connection.close();
        }
        return this;
    }

    public FaultServer enqueue(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    public FaultServer always(Answer answer) {
        always = answer;
        return this;
    }

    /** Keeps no requests: for those that come without end. */
    public FaultServer forgetful() {
        forgetful = true;
        return this;
    }

    public int port() {
        return port;
    }

    public String dsn() {
        return dsn("127.0.0.1");
    }

    public String dsn(String host) {
        return (tls == null ? "http" : "https")
                + "://public:s3cr3tkey@"
                + host
                + ":"
                + port
                + "/42";
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return connections.get();
    }

    /** Returns the most requests that waited for their answers at the same time. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** The ids of the events that came, in their order, repeated if they came again. */
    public List<String> eventIds() {
        return requests.stream()
                .map(request -> EVENT.matcher(request.text()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    /** Returns the losses that the client reported, by reason. */
    public Map<String, Long> reportedLosses() {
        Map<String, Long> losses = new HashMap<>();
        for (Request request : requests) {
            Matcher loss = LOSS.matcher(request.text());
            while (loss.find()) {
                losses.merge(loss.group(1), Long.parseLong(loss.group(2)), Long::sum);
            }
        }
        return losses;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                sockets.add(connection);
                connections.incrementAndGet();
                start(() -> serve(connection));
            } catch (IOException e) {
                // down
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            Request request;
            while ((request = read(in)) != null) {
                if (!forgetful) {
                    requests.add(request);
                }
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                try {
                    Answer next = script.poll();
                    (next == null ? always : next).to(new Exchange(request, connection, closed));
                } finally {
                    underWay.decrementAndGet();
                }
            }
        } catch (IOException e) {
            // as scripted, or the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(connection);
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        String header;
        while (!(header = line(in)).isEmpty()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return null;
        }
        return new Request(line, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        down();
    }

    /** An answer as it should be, with lines of further headers. */
    public static Answer status(int status, String... headers) {
        String head = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange ->
                exchange.write(
                        "HTTP/1.1 " + status + " Some\r\n" + head + "Content-Length: 2\r\n\r\n{}");
    }

    /** Bytes, then the end of the connection. */
    public static Answer bytes(String bytes) {
        return exchange -> {
            exchange.write(bytes);
            exchange.socket().close();
        };
    }

    /** Bytes, then nothing more until the server is closed. */
    public static Answer hangingAfter(String bytes) {
        return exchange -> {
            exchange.write(bytes);
            exchange.serverClosed().await();
        };
    }

    /** A head, then a body that does not end while the client reads. */
    public static Answer endless(String head) {
        return exchange -> {
            exchange.write(head);
            while (exchange.serverClosed().getCount() > 0) {
                exchange.write("x".repeat(8192));
            }
        };
    }

    /** Waits for something before the answer. */
    public static Answer after(CountDownLatch latch, Answer answer) {
        return exchange -> {
            latch.await();
            answer.to(exchange);
        };
    }
}
