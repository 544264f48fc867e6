package dev.attachphone.suite.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void speaksTlsAndEndsTheStreamWhereTheBytesDo(@TempDir Path folder) throws Exception {
        SSLContext tls = tls(folder.resolve("keys.p12"));
        try (ServerSocket socket =
                tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread target = new Thread(() -> answer(socket));
            target.start();
            URI url = URI.create("https://127.0.0.1:" + socket.getLocalPort());
            Wire wire = new Wire(Payload.of("abc", StandardCharsets.UTF_8), true);
            Request request = new Request("POST", "/", List.of(), Payload.EMPTY, Optional.of(wire));
            Line line = new Line(url, tls, Duration.ofSeconds(60));
            List<Reply> replies = new Conversation(line, Duration.ofSeconds(60)).hold(List.of(request));
            assertEquals("abc", replies.get(0).body().text().orElseThrow());
            target.join();
        }
    }

    /** Answers with what came up to the end of the stream. */
    private static void answer(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            byte[] came = connection.getInputStream().readAllBytes();
            connection.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().write(came);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext tls(Path file) throws Exception {
        KeyStore keys = keys(file);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore keys(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=a",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                String.valueOf(PASSWORD));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return keys;
        }
    }
}
