package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.testing.RequiresPrograms;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a server, independent of the database. */
@Tag("integration")
abstract class AbstractMetricsTest {

    private static final List<String> METHODS = List.of("GET", "PUT", "DELETE", "PATCH", "BREW", "POST");

    @TempDir
    Path folder = Path.of("");

    private ServerProcess server;

    abstract String database();

    @BeforeEach
    void start() throws Exception {
        server = new ServerProcess(database(), folder.resolve("log.txt"), "--rate-limit", "1000000");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void countsRequestsByOperationAnswerAndStatus() throws Exception {
        assertEquals(200, server.attach("+918062810341").statusCode());
        server.send(server.api("/health/live"));

        String scrape = awaitScrape("operation=\"liveness\"");
        assertEquals(
                1,
                value(
                        scrape,
                        "attach_requests_total{answer=\"attached\",operation=\"attachPhoneNumber\",port=\"public\",status=\"200\"}"));
        assertEquals(
                1,
                value(
                        scrape,
                        "attach_request_duration_seconds_count{operation=\"attachPhoneNumber\",port=\"public\"}"));
        assertTrue(value(scrape, "attach_commit_group_size_count") >= 1);
        assertTrue(value(scrape, "attach_write_wait_seconds_count") >= 1);
        assertEquals(256, value(scrape, "attach_write_queue_max"));
    }

    @Test
    void rejectsScrapesWithoutTheToken() throws Exception {
        HttpResponse<String> refused = server.send(server.operations("/metrics"));
        assertEquals(401, refused.statusCode());
        assertTrue(refused.body().contains("\"error\":true"), refused.body());
        HttpResponse<String> wrong =
                server.send(server.operations("/metrics").header("Authorization", "Bearer operator-5d1f0c7a9"));
        assertEquals(401, wrong.statusCode());
        HttpResponse<String> posted =
                server.send(server.operations("/metrics").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(405, posted.statusCode());
        assertEquals("GET, HEAD", posted.headers().firstValue("Allow").orElse(""));
        assertEquals(404, server.send(server.api("/metrics")).statusCode());
    }

    @Test
    void openMetricsIsServedToAClientThatAcceptsIt() throws Exception {
        // What Prometheus sends.
        HttpResponse<String> answer = server.send(server.operations("/metrics")
                .header("Authorization", "Bearer " + ServerProcess.OPERATOR_TOKEN)
                .header(
                        "Accept",
                        "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
                                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"));

        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().endsWith("# EOF\n"), answer.body());
    }

    @Test
    @RequiresPrograms("promtool")
    void thePromtoolOfPrometheusFindsNothingInTheMetricsAndTheAlerts() throws Exception {
        server.attach("+918062810341");
        Path metrics = Files.writeString(folder.resolve("metrics.txt"), server.scrape());

        assertEquals("", promtool(metrics, "check", "metrics"));
        String rules = promtool(
                metrics,
                "check",
                "rules",
                DashboardMetrics.PACKAGING.resolve("prometheus-alerts.yaml").toString());
        assertTrue(rules.contains("SUCCESS"), rules);
    }

    private static String promtool(Path input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process promtool = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, promtool.waitFor(), output);
        return output;
    }

    @Test
    void hasEveryMetricOfTheDashboardAndTheAlerts() throws Exception {
        server.attach("+918062810341");
        // Recorded last for a request. A scrape during the recording may have only a part of the metrics.
        awaitScrape("attach_request_duration_seconds_count{operation=\"attachPhoneNumber\"");
        String scrape = server.scrape();

        Set<String> missing = new TreeSet<>(DashboardMetrics.names());
        missing.removeIf(
                name -> Pattern.compile("(?m)^" + name + "[{ ]").matcher(scrape).find());
        assertEquals(Set.of(), missing);
    }

    @Test
    void unusualRequestsAddNoSeriesAndLeaveNoTrace() throws Exception {
        Random random = new Random(17);
        server.scrape();
        round(random, 50);
        String before = awaitScrape("operation=\"page\"");

        round(random, 500);
        server.send(server.api("/health/live"));

        String after = awaitScrape("operation=\"liveness\"");
        Set<String> more = names(after);
        more.removeAll(names(before));
        more.removeIf(series -> series.contains("\"liveness\"") || series.startsWith("jvm_"));
        assertEquals(Set.of(), more);
        for (String secret : List.of("8062", "odd-", "YOUR_AUTH_TOKEN", "agent_", ServerProcess.OPERATOR_TOKEN)) {
            assertFalse(after.contains(secret), secret);
        }
        accounts().forEach(account -> assertFalse(after.contains(account), account));
    }

    // The first round produces every combination of operation and answer that later rounds produce.
    private void round(Random random, int pairs) throws Exception {
        for (int i = 0; i < pairs; i++) {
            String odd = "odd-" + random.nextInt(1_000_000);
            String method = METHODS.get(i % METHODS.size());
            String path = i % 3 == 0 ? "/api/agent/attach-phone-number" : "/" + odd + "/+91806281" + odd;
            server.send(server.api(path)
                    .method(
                            method.equals("BREW") ? "X" + random.nextInt(1_000) : method,
                            HttpRequest.BodyPublishers.noBody()));
            server.send(server.operations(i % 2 == 0 ? "/numbers/+91806281" + odd : "/accounts/" + odd)
                    .header(
                            "Authorization",
                            "Bearer " + (i % 2 == 0 ? ServerProcess.OPERATOR_TOKEN : odd + "1234567890")));
            if (i % 5 == 0) {
                assertEquals(
                        200,
                        server.attach("+91806281" + (1_000 + random.nextInt(9_000)))
                                .statusCode());
            }
        }
    }

    private Set<String> accounts() throws Exception {
        Set<String> ids = Pattern.compile("account=(\\S+)")
                .matcher(Files.readString(server.log()))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertFalse(ids.isEmpty());
        return ids;
    }

    // A request is counted after its answer was sent, so that the client may be faster than the counter.
    private String awaitScrape(String text) throws Exception {
        String scrape = server.scrape();
        while (!scrape.contains(text)) {
            scrape = server.scrape();
        }
        return scrape;
    }

    private static Set<String> names(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double value(String scrape, String series) {
        return scrape.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not in:\n" + scrape));
    }
}
