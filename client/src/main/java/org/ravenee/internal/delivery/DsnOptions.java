/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.internal.config.Durations;
import org.ravenee.internal.log.BackgroundLogger;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.internal.scrub.LogScrubber;

/**
 * The options of delivery in the query string of a DSN, as in Raven: {@code timeout} in seconds,
 * and {@code ca_certs}, a file of certificates that are trusted instead of the JDK's. There is no
 * way to switch verification off.
 */
final class DsnOptions {

    private static final Set<String> KNOWN = Set.of("timeout", "ca_certs");

    /** As of the option: clocks in nanoseconds overflow. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private DsnOptions() {}

    /** Warns about what has no effect. */
    static void check(Dsn dsn) {
        BackgroundLogger log = new BackgroundLogger();
        for (String name : dsn.options().keySet()) {
            if (!KNOWN.contains(name)) {
                log.log(ClientMessages.UNKNOWN_DSN_OPTION, name);
            }
        }
        log.await(Long.MAX_VALUE);
    }

    static Duration timeout(Dsn dsn, Options options) {
        String text = dsn.options().get("timeout");
        if (text == null) {
            return options.timeout();
        }
        Duration timeout = Durations.parse("timeout", text);
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "timeout = "
                            + LogScrubber.usual().text(text)
                            + " in the DSN: allowed is more than zero seconds and at most a day");
        }
        return timeout;
    }

    /** Returns null where the JDK's own certificates decide. */
    static @Nullable SSLContext trust(Dsn dsn) {
        String file = dsn.options().get("ca_certs");
        if (file == null) {
            return null;
        }
        String name = URLDecoder.decode(file, StandardCharsets.UTF_8);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(name)))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, authority);
            }
            if (number == 0) {
                throw new IOException("no certificate inside");
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "ca_certs = "
                            + LogScrubber.usual().text(name)
                            + " in the DSN: allowed is a file of certificates",
                    e);
        }
    }
}
