package dev.attachphone.suite.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cli.SuiteCommand;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.program.process.PackagedProgram;
import dev.attachphone.suite.run.TargetKind;
import dev.attachphone.suite.testserver.SelfSignedCertificate;
import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.ProxyProgram;
import dev.attachphone.testing.RequiresPrograms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite finds no fault in the correct server behind ordinary infrastructure. */
@Tag("integration")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfrastructureIT {

    private static final String FIXTURE = """
            accounts:
              valid:
                token: YOUR_AUTH_TOKEN
                agents: [agent_abc123xyz, agent_xyz789abc]
                configured: [san, ozonetell, twilio, exotel, telnyx, vonage, plivo, bandwidth]
              other-account:
                token: 'YOUR_AUTH_TOKEN:other'
                agents: [agent_def456uvw]
                configured: [san]
                unconfigured: [twilio, exotel]
            refused: {wrong: 'not a valid token', expired: 'YOUR_AUTH_TOKEN:expired'}
            unknown-agent: agent_not_found
            numbers: {from: '+19990000000000', to: '+19999999999999'}
            """;

    // The families that a change of all answers or connections can concern. The others send more of the same requests.
    private static final List<String> PART = List.of(
            "--only", "family:answers",
            "--only", "family:http",
            "--only", "family:credentials",
            "--only", "family:bodies",
            "--only", "family:limits",
            "--only", "family:state",
            "--only", "family:race",
            "--only", "family:generated",
            "--only", "family:negative-framing",
            "--only", "family:negative-headers",
            "--only", "family:negative-methods");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private @Nullable PackagedProgram server;

    @BeforeAll
    void start() throws Exception {
        server = PackagedProgram.server(folder);
        Files.writeString(folder.resolve("fixture.yaml"), FIXTURE);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void foreignTargetBehindABoxHasNoFault(ResponseChanges change) throws Exception {
        try (ResponseBox box = ResponseBox.before(target(), change)) {
            List<String> arguments = new ArrayList<>(List.of("--target", "foreign"));
            // A box that waits passes few requests in a bearable time.
            boolean slow = change == ResponseChanges.DELAY || change == ResponseChanges.RATE_LIMIT;
            arguments.addAll(slow ? List.of("--only", "answers/", "--parallel", "16") : PART);
            String output = holds(box.url(), arguments);
            assertEquals(change == ResponseChanges.RATE_LIMIT, output.contains("The target throttles"), output);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SMALL_PACKETS", "GZIP", "DELAY"})
    void ownServerBehindABoxHasNoFault(ResponseChanges change) throws Exception {
        try (ResponseBox box = ResponseBox.before(target(), change)) {
            List<String> arguments = new ArrayList<>(List.of("--target", "server"));
            arguments.addAll(
                    change == ResponseChanges.DELAY ? List.of("--only", "answers/", "--parallel", "16") : PART);
            holds(box.url(), arguments);
        }
    }

    @Test
    void foreignTargetWithASelfSignedCertificateHasNoFault() throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.make(folder);
        try (ResponseBox box = ResponseBox.withTls(target(), certificate.tls())) {
            List<String> arguments = new ArrayList<>(PART);
            arguments.addAll(List.of(
                    "--target", "foreign", "--trust", certificate.certificate().toString()));
            holds(box.url(), arguments);
        }
    }

    @Test
    @RequiresPrograms("/usr/sbin/nginx")
    void foreignTargetBehindNginxHasNoFault() throws Exception {
        String output = behind(ProxyProgram.NGINX);
        assertTrue(output.contains("underscores_in_headers"), output);
    }

    @Test
    @RequiresPrograms("/usr/sbin/haproxy")
    void foreignTargetBehindHaproxyHasNoFault() throws Exception {
        behind(ProxyProgram.HAPROXY);
    }

    @Test
    @RequiresPrograms("/usr/sbin/apache2")
    void foreignTargetBehindApacheHasNoFault() throws Exception {
        behind(ProxyProgram.APACHE);
    }

    /** The kind is detected: the server behind a proxy does not speak HTTP itself. */
    private String behind(ProxyProgram proxy) throws Exception {
        int port = DaemonProcess.freePort();
        try (DaemonProcess process = proxy.start(Files.createDirectory(folder.resolve(proxy.name())), port, target())) {
            assertTrue(process != null);
            return holds(URI.create("http://127.0.0.1:" + port), List.of());
        }
    }

    @Test
    void rateLimitOfOurServerIsHonoured() throws Exception {
        Path own = Files.createDirectory(folder.resolve("limited"));
        try (PackagedProgram limited = PackagedProgram.limitedServer(own, 5)) {
            String output = holds(limited.url(), List.of("--only", "answers/", "--parallel", "16"));
            assertTrue(output.contains("The target throttles"), output);
        }
    }

    @Test
    void targetThatThrottlesToTheEndExitsWith2() throws Exception {
        ResponseChange always = new ResponseChange() {
            @Override
            public boolean refuses() {
                return true;
            }

            @Override
            public int retryAfter() {
                return 3600;
            }
        };
        try (ResponseBox box = ResponseBox.before(target(), always)) {
            Outcome outcome = run(box.url(), List.of("--target", "foreign"));
            assertEquals(2, outcome.exit(), outcome.output());
            assertTrue(outcome.output().contains("the target throttles to the end"), outcome.output());
        }
    }

    @ParameterizedTest
    @EnumSource
    void boxThatChangesAnswersMakesATargetForeign(ResponseChanges change) throws Exception {
        List<ResponseChanges> unseen = List.of(
                ResponseChanges.GZIP, ResponseChanges.SMALL_PACKETS, ResponseChanges.DELAY, ResponseChanges.RATE_LIMIT);
        try (ResponseBox box = ResponseBox.before(target(), change)) {
            TargetClient client = TargetClient.at(
                    box.url(), TrustedCertificates.jvmDefault(), Duration.ofSeconds(60), ExchangeListener.NONE);
            assertEquals(
                    unseen.contains(change) ? TargetKind.SERVER : TargetKind.FOREIGN,
                    TargetKind.detect(Contract.load(), client));
        }
    }

    private URI target() {
        return Objects.requireNonNull(server, "started before all tests").url();
    }

    private static String holds(URI url, List<String> arguments) {
        Outcome outcome = run(url, arguments);
        assertEquals(0, outcome.exit(), outcome.output());
        assertTrue(outcome.output().contains(" passed, 0 failed"), outcome.output());
        return outcome.output();
    }

    private record Outcome(int exit, String output) {}

    private static Outcome run(URI url, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--url",
                url.toString(),
                "--fixture",
                folder.resolve("fixture.yaml").toString(),
                "--cases",
                "20"));
        all.addAll(arguments);
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        int exit = SuiteCommand.commandLine(out, out).execute(all.toArray(String[]::new));
        return new Outcome(exit, output.toString());
    }
}
