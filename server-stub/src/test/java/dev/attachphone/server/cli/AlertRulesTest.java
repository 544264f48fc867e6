package dev.attachphone.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class AlertRulesTest {

    @Test
    void everyAlertHasASummaryAndADescription() throws IOException {
        JsonNode rules = rules();

        assertFalse(rules.isEmpty());
        for (JsonNode rule : rules) {
            for (String place : List.of(
                    "/alert", "/expr", "/labels/severity", "/annotations/summary", "/annotations/description")) {
                assertFalse(rule.at(place).asText().isBlank(), rule.path("alert") + place);
            }
        }
    }

    @Test
    void serverErrorsAreCountedForTheOperationsOfTheContract() throws IOException {
        Pattern operations = Pattern.compile("operation=~\"([^\"]+)\"");
        Set<String> contract =
                Contract.load().operations().stream().map(Operation::id).collect(Collectors.toSet());
        String expression = StreamSupport.stream(rules().spliterator(), false)
                .filter(rule -> rule.path("alert").asText().equals("AttachServerErrors"))
                .map(rule -> rule.path("expr").asText())
                .collect(Collectors.joining());

        assertEquals(
                List.of(contract, contract),
                operations
                        .matcher(expression)
                        .results()
                        .map(found -> Set.of(found.group(1).split("\\|", -1)))
                        .toList());
    }

    @Test
    void theInhibitionRulesNameExistingAlerts() throws IOException {
        Set<String> alerts = StreamSupport.stream(rules().spliterator(), false)
                .map(rule -> rule.path("alert").asText())
                .collect(Collectors.toSet());
        Set<String> named = Pattern.compile("Attach\\w+")
                .matcher(Files.readString(DashboardMetrics.PACKAGING.resolve("alertmanager.yaml")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertFalse(named.isEmpty());
        named.removeAll(alerts);
        assertEquals(Set.of(), named);
    }

    private static JsonNode rules() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(DashboardMetrics.PACKAGING
                        .resolve("prometheus-alerts.yaml")
                        .toFile())
                .at("/groups/0/rules");
    }
}
