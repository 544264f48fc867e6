package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of the metrics that the dashboard and the alert rules use. */
final class DashboardMetrics {

    static final Path PACKAGING = Path.of("packaging");

    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(_[a-z0-9]+)+\\b");
    private static final Pattern LABEL_VALUE = Pattern.compile("\"[^\"]*\"");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile", "label_values");

    private DashboardMetrics() {}

    /** Returns every metric name in the expressions. Metric names contain an underscore; labels do not. */
    static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions()) {
            NAME.matcher(LABEL_VALUE.matcher(expression).replaceAll(" "))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !FUNCTIONS.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<String> expressions() throws IOException {
        List<String> found = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper()
                .readTree(PACKAGING.resolve("grafana-dashboard.json").toFile());
        JsonNode alerts = new ObjectMapper(new YAMLFactory())
                .readTree(PACKAGING.resolve("prometheus-alerts.yaml").toFile());
        dashboard.findValues("expr").forEach(expression -> found.add(expression.asText()));
        alerts.findValues("expr").forEach(expression -> found.add(expression.asText()));
        return found;
    }
}
