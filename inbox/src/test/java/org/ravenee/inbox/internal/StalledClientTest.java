/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StalledClientTest {

    @Test
    void cutsTheConnectionOfAClientThatStopsInTheMiddle() throws Exception {
        ReceiverOptions impatient = ReceiverOptions.DEFAULT.withTimeout(Duration.ofMillis(50));
        try (Receiver receiver = Receiver.start(impatient);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
            socket.setSoTimeout(10_000);
            String head =
                    "POST /api/1/envelope/?sentry_key=any HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Length: 5000\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(US_ASCII));

            assertThat(endOf(socket)).isTrue();
        }
    }

    private static boolean endOf(Socket socket) throws IOException {
        byte[] answer = socket.getInputStream().readAllBytes();
        return answer.length == 0;
    }
}
