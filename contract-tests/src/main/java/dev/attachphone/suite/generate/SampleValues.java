package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The values of which generated requests are composed.
 *
 * @param file the content of the file
 */
record SampleValues(JsonNode file) {

    private static final String RESOURCE = "/generate/values.yaml";

    static SampleValues load() {
        try (InputStream in = Objects.requireNonNull(SampleValues.class.getResourceAsStream(RESOURCE))) {
            return new SampleValues(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts that the contract accepts. */
    List<String> valid(String name) {
        return texts(validValues(name));
    }

    /** Texts that the contract rejects. */
    List<String> invalid(String name) {
        return texts(invalidValues(name));
    }

    List<JsonNode> validValues(String name) {
        return values(name, "valid");
    }

    List<JsonNode> invalidValues(String name) {
        return values(name, "invalid");
    }

    private List<JsonNode> values(String name, String kind) {
        JsonNode values = file.path(name).path(kind);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(RESOURCE + " has no " + kind + " " + name);
        }
        // Copies, because mutations change the arrays and objects of a request.
        return values.valueStream().<JsonNode>map(JsonNode::deepCopy).toList();
    }

    private static List<String> texts(List<JsonNode> values) {
        return values.stream().map(JsonNode::asText).toList();
    }
}
