package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.suite.program.process.OperationsServerProcess;
import dev.attachphone.suite.program.process.RestartablePostgresql;
import dev.attachphone.testing.DaemonProcess;
import dev.attachphone.testing.RequiresPrograms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The alerting and inhibition rules in Prometheus and Alertmanager, while the database of a server is stopped. */
// The timeout only ends a test that has failed.
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("database")
@Tag("full")
@RequiresPrograms({"prometheus", "prometheus-alertmanager"})
class AlertInhibitionIT {

    private static final Path PACKAGING = Path.of("..", "server-stub", "packaging");
    private static final String CAUSE = "AttachNoConnection";
    private static final Set<String> CONSEQUENCES = Set.of("AttachServerNotReady", "AttachServerErrors");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int prometheusPort;
    private final int alertmanagerPort;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    AlertInhibitionIT() throws IOException {
        prometheusPort = DaemonProcess.freePort();
        alertmanagerPort = DaemonProcess.freePort();
    }

    @Test
    void aStoppedDatabasePagesOnce() throws Exception {
        try (RestartablePostgresql database = new RestartablePostgresql(Files.createDirectory(folder.resolve("data")));
                OperationsServerProcess server = OperationsServerProcess.start(folder, database.url(), List.of());
                DaemonProcess alertmanager = startAlertmanager();
                DaemonProcess prometheus = startPrometheus(server.operations())) {
            sendRequests(server.url());
            database.crash();
            while (!firing().containsAll(CONSEQUENCES) || !pages(true).contains(CAUSE)) {
                sendRequests(server.url());
            }
            // Alertmanager receives the alerts one after the other.
            while (!pages(false).containsAll(CONSEQUENCES) || !pages(true).equals(Set.of(CAUSE))) {
                sendRequests(server.url());
            }

            assertEquals(Set.of(CAUSE), pages(true));
        }
    }

    private DaemonProcess startAlertmanager() throws IOException {
        return DaemonProcess.start(
                "Listening on",
                List.of(
                        "prometheus-alertmanager",
                        "--config.file=" + PACKAGING.resolve("alertmanager.yaml"),
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + alertmanagerPort));
    }

    /** The rules are those of the file, evaluated every second with windows of seconds in place of minutes. */
    private DaemonProcess startPrometheus(URI operations) throws IOException {
        Files.writeString(
                folder.resolve("rules.yaml"),
                Files.readString(PACKAGING.resolve("prometheus-alerts.yaml"))
                        .replaceAll("\\[\\d+m]", "[20s]")
                        .replaceAll("for: \\d+m", "for: 1s"));
        Path configuration = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yaml]
                alerting:
                  alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%s']}]}]
                scrape_configs:
                  - job_name: attach-phone-number
                    authorization: {credentials: %s}
                    static_configs: [{targets: ['%s']}]
                """.formatted(
                        String.valueOf(alertmanagerPort), OperationsServerProcess.TOKEN, operations.getAuthority()));
        return DaemonProcess.start(
                "Server is ready to receive web requests",
                List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + prometheusPort));
    }

    /** An attach, which fails without the database, and a probe of the readiness. */
    private void sendRequests(URI server) throws Exception {
        send(HttpRequest.newBuilder(server.resolve("/api/agent/attach-phone-number"))
                .header("Content-Type", "application/json")
                .header("token", "YOUR_AUTH_TOKEN")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"agent_id\":\"agent_abc123xyz\",\"provider\":\"san\",\"numbers\":[\"+12025550123\"]}")));
        send(HttpRequest.newBuilder(server.resolve("/health/ready")));
    }

    /** The names of the alerts that fire in Prometheus. */
    private Set<String> firing() throws Exception {
        Set<String> names = new HashSet<>();
        for (JsonNode alert : json(prometheusPort, "/api/v1/alerts").at("/data/alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.at("/labels/alertname").asText());
            }
        }
        return names;
    }

    /** The names of the alerts with the severity page in Alertmanager that notify, or of those that are inhibited. */
    private Set<String> pages(boolean notify) throws Exception {
        Set<String> names = new HashSet<>();
        for (JsonNode alert : json(
                alertmanagerPort, "/api/v2/alerts?filter=severity%3Dpage&active=" + notify + "&inhibited=" + !notify)) {
            names.add(alert.at("/labels/alertname").asText());
        }
        return names;
    }

    private JsonNode json(int port, String target) throws Exception {
        return new JsonMapper().readTree(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
