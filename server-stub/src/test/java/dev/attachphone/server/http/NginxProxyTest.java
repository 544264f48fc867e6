package dev.attachphone.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.server.http.connection.IpNetwork;
import dev.attachphone.server.http.connection.ServerLimits;
import dev.attachphone.server.http.connection.TrustedProxies;
import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.ProxyProgram;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The limit of wrong credentials behind nginx, which connects from one address and reports those of the
 * clients.
 */
// The timeout only ends a test that has failed.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("integration")
@RequiresPrograms("/usr/sbin/nginx")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the test needs several loopback addresses")
final class NginxProxyTest {

    private static final String PROXY = "127.0.0.9";

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final BlockingServer server = new BlockingServer();

    private Optional<DaemonProcess> nginx = Optional.empty();
    private URI proxyUrl = URI.create("http://localhost");

    @BeforeEach
    void start() throws IOException {
        server.store().release();
        URI url = server.start(TestLimits.of(new ServerLimits.WrongCredentials(
                1, new TrustedProxies(List.of(IpNetwork.parse(PROXY).orElseThrow())))));
        int port = DaemonProcess.freePort();
        nginx = Optional.of(ProxyProgram.NGINX.start(
                folder,
                port,
                url,
                "proxy_bind " + PROXY + "; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"));
        proxyUrl = URI.create("http://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (nginx.isPresent()) {
            nginx.get().close();
        }
    }

    @Test
    void everyClientHasALimitOfItsOwn() throws Exception {
        assertAnswer(401, "127.0.0.2", wrong());
        assertAnswer(429, "127.0.0.2", wrong());
        assertAnswer(401, "127.0.0.3", wrong());
        assertAnswer(200, "127.0.0.4", RawHttpConnection.attach(TestApplication.BODY));
    }

    @Test
    void aClientCannotPretendToHaveAnotherAddress() throws Exception {
        assertAnswer(401, "127.0.0.2", wrong("X-Forwarded-For: 127.0.0.3\r\n"));
        assertAnswer(429, "127.0.0.2", wrong("X-Forwarded-For: 127.0.0.4\r\n"));
        assertAnswer(429, "127.0.0.2", wrong("X-Forwarded-For: 127.0.0.4, " + PROXY + "\r\n"));
        assertAnswer(401, "127.0.0.3", wrong());
    }

    /**
     * A request with so many wrong credentials that its address is over the limit until the end of the test.
     */
    private static String wrong(String... headers) {
        String request = RawHttpConnection.attach(TestApplication.BODY, headers);
        return request.replace(
                "Token: " + TestApplication.CREDENTIAL + "\r\n",
                IntStream.range(0, 20)
                        .mapToObj(i -> "Token: wrong-" + i + "\r\n")
                        .collect(Collectors.joining()));
    }

    private void assertAnswer(int status, String from, String request) throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(proxyUrl, from)) {
            String answer = connection
                    .send(request.replace("Host: x\r\n", "Host: x\r\nConnection: close\r\n"))
                    .readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        }
    }
}
