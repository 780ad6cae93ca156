/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.ravenee.tests.harness.Site;

/** One of two twins, with a connection of its own for each request: every byte is compared. */
record TwinSite(URI root) {

    private static final int PATIENCE_MILLIS = 30_000;

    static TwinSite of(String name) {
        return new TwinSite(Site.of(name).url(""));
    }

    TwinAnswer answer(TwinRequest request, String number) {
        try (Socket socket = new Socket(InetAddress.getByName(root.getHost()), root.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text(request, number).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return TwinAnswer.parse(readAll(socket), root.getPath().replaceFirst("/$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to " + request, e);
        }
    }

    private String text(TwinRequest request, String number) {
        StringBuilder head =
                new StringBuilder()
                        .append(request.method())
                        .append(' ')
                        .append(root.getPath())
                        .append(request.path())
                        .append("?case=")
                        .append(number)
                        .append(" HTTP/1.1\r\nHost: ")
                        .append(root.getAuthority())
                        .append("\r\nConnection: close\r\n");
        request.headers().forEach(line -> head.append(line).append("\r\n"));
        if (!request.body().isEmpty()) {
            head.append("Content-Length: ")
                    .append(request.body().getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return head.append("\r\n").append(request.body()).toString();
    }

    private static String readAll(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketTimeoutException e) {
            bytes.writeBytes(" [the answer did not end]".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
