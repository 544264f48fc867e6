package dev.attachphone.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the alert rules say and ask. */
final class AlertsTest {

    @Test
    void everyAlertSaysWhatIsWrongAndWhatToDo() throws IOException {
        JsonNode rules = rules();

        assertFalse(rules.isEmpty());
        for (JsonNode rule : rules) {
            for (String place : List.of(
                    "/alert", "/expr", "/labels/severity", "/annotations/summary", "/annotations/description")) {
                assertFalse(rule.at(place).asText().isBlank(), rule.path("alert") + place);
            }
        }
    }

    private static JsonNode rules() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(WatchedMetrics.PACKAGING
                        .resolve("prometheus-alerts.yaml")
                        .toFile())
                .at("/groups/0/rules");
    }
}
