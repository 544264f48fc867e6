package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What generated requests are made of, as data.
 *
 * @param written the file
 */
record SampleValues(JsonNode written) {

    private static final String RESOURCE = "/generate/spellings.yaml";

    static SampleValues load() {
        try (InputStream in = Objects.requireNonNull(SampleValues.class.getResourceAsStream(RESOURCE))) {
            return new SampleValues(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is accepted. */
    List<String> valid(String what) {
        return texts(validValues(what));
    }

    /** What is refused. */
    List<String> invalid(String what) {
        return texts(invalidValues(what));
    }

    List<JsonNode> validValues(String what) {
        return values(what, "good");
    }

    List<JsonNode> invalidValues(String what) {
        return values(what, "bad");
    }

    private List<JsonNode> values(String what, String kind) {
        JsonNode values = written.path(what).path(kind);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(RESOURCE + " has no " + kind + " " + what);
        }
        return values.valueStream().toList();
    }

    private static List<String> texts(List<JsonNode> values) {
        return values.stream().map(JsonNode::asText).toList();
    }
}
