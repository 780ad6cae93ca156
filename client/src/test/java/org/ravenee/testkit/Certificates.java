/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates made by the JDK's own tool when they are needed. */
public final class Certificates {

    private static final String PASSWORD = "changeit";

    private final Path directory;
    private final Path authority;

    /** Founds an authority. */
    public Certificates(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.authority = directory.resolve("authority.pem");
        create("authority", "bc:c");
        tool("authority", "-exportcert", "-rfc", "-file", authority.toString());
    }

    /** The authority's certificate as those have it who trust it. */
    public Path authority() {
        return authority;
    }

    /**
     * Issues a certificate.
     *
     * @param name the files to keep it in
     * @param host what it is for, such as {@code ip:127.0.0.1} or {@code dns:localhost}
     * @param start from when it is valid, such as {@code -1d}
     * @param days for how long
     */
    public SSLContext issue(String name, String host, String start, int days)
            throws IOException, GeneralSecurityException, InterruptedException {
        String request = directory.resolve(name + ".csr").toString();
        String certificate = directory.resolve(name + ".crt").toString();
        create(name, "ku:c=dig");
        tool(name, "-certreq", "-file", request);
        tool(
                "authority",
                "-gencert",
                "-rfc",
                "-infile",
                request,
                "-outfile",
                certificate,
                "-ext",
                "san=" + host,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
        Files.writeString(
                Path.of(certificate), Files.readString(authority), StandardOpenOption.APPEND);
        tool(name, "-importcert", "-noprompt", "-file", certificate);
        return context(store(name));
    }

    private Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    private void create(String name, String extension) throws IOException, InterruptedException {
        tool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", extension);
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void tool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-alias",
                        "key",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store(store).toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
