package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of metrics in OPERATING.md is that of a real scrape; {@code -Ddocumentation.update=true} rewrites it instead. */
@Tag("integration")
final class MetricsTableTest {

    private static final Path PAGE = Path.of("OPERATING.md");
    private static final String HEAD = "| Metric | Type | Labels | Meaning |\n|---|---|---|---|\n";
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEAD) + "(\\|.*\\n)*");
    private static final Pattern HELP =
            Pattern.compile("# HELP ((?:attach|hikaricp)_\\w+) (.*)\\n# TYPE \\w+ (\\w+)\\n((?:[^#].*\\n)+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePageListsEveryMetric() throws Exception {
        String expected;
        try (ServerProcess server =
                new ServerProcess("sqlite:" + folder.resolve("attach.db"), folder.resolve("log.txt"))) {
            server.attach("+918062810341");
            // Recorded last for a request.
            while (!server.scrape()
                    .contains("attach_request_duration_seconds_count{operation=\"attachPhoneNumber\"")) {}
            expected = table(server.scrape());
        }
        String page = Files.readString(PAGE);
        Matcher current = TABLE.matcher(page);
        assertTrue(current.find(), "OPERATING.md has no table with the head " + HEAD);
        String found = current.group();
        if (Boolean.getBoolean("documentation.update")) {
            Files.writeString(PAGE, page.replace(found, expected));
        } else {
            assertEquals(
                    expected,
                    found,
                    "run ./mvnw verify -pl server-stub -am -Dtest=MetricsTableTest -Ddocumentation.update=true");
        }
    }

    private static String table(String scrape) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (MatchResult metric : HELP.matcher(scrape).results().toList()) {
            rows.put(
                    metric.group(1),
                    "| `" + metric.group(1) + "` | " + metric.group(3) + " | " + labels(metric.group(4)) + " | "
                            + metric.group(2) + " |\n");
        }
        return HEAD + String.join("", rows.values());
    }

    private static String labels(String samples) {
        return new TreeSet<>(LABEL.matcher(samples)
                        .results()
                        .map(label -> label.group(1))
                        .toList())
                .stream().filter(label -> !label.equals("le")).collect(Collectors.joining(", "));
    }
}
