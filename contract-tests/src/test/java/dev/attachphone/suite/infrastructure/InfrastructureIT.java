package dev.attachphone.suite.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.cli.SuiteCommand;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.execution.TargetKind;
import dev.attachphone.suite.program.process.PackagedProgram;
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

    @SuppressWarnings("NullAway.Init")
    private static Path fixture;

    private @Nullable PackagedProgram server;

    @BeforeAll
    void start() throws Exception {
        server = PackagedProgram.server(folder);
        fixture = Intermediary.fixture(folder);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NGINX", "HAPROXY", "APACHE"})
    void foreignTargetHasNoFault(Intermediary intermediary) throws Exception {
        try (Intermediary.Opened opened = intermediary.before(target(), folder)) {
            List<String> arguments = new ArrayList<>(opened.options());
            arguments.addAll(List.of("--target", "foreign"));
            arguments.addAll(intermediary.isSlow() ? List.of("--only", "answers/", "--parallel", "16") : PART);
            String output = holds(opened.url(), arguments);
            assertEquals(intermediary == Intermediary.RATE_LIMIT, output.contains("The target throttles"), output);
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
    @RequiresPrograms("/usr/sbin/nginx")
    void foreignTargetBehindNginxHasNoFault() throws Exception {
        String output = behind(Intermediary.NGINX);
        assertTrue(output.contains("underscores_in_headers"), output);
    }

    @Test
    @RequiresPrograms("/usr/sbin/haproxy")
    void foreignTargetBehindHaproxyHasNoFault() throws Exception {
        behind(Intermediary.HAPROXY);
    }

    @Test
    @RequiresPrograms("/usr/sbin/apache2")
    void foreignTargetBehindApacheHasNoFault() throws Exception {
        behind(Intermediary.APACHE);
    }

    /** The kind is detected: the server behind a proxy does not speak HTTP itself. */
    private String behind(Intermediary proxy) throws Exception {
        try (Intermediary.Opened opened = proxy.before(target(), folder)) {
            return holds(opened.url(), opened.options());
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
        List<String> all =
                new ArrayList<>(List.of("--url", url.toString(), "--fixture", fixture.toString(), "--cases", "20"));
        all.addAll(arguments);
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        int exit = SuiteCommand.commandLine(out, out).execute(all.toArray(String[]::new));
        return new Outcome(exit, output.toString());
    }
}
