package dev.attachphone.suite.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attachphone.suite.exchange.Payload;
import java.util.Optional;

/** Parses JSON that is exactly one value in UTF-8, without duplicate keys. */
public final class StrictJsonParser {

    private static final int LONGEST_NUMBER = 100_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJsonParser() {}

    /** The value; empty if the payload is not such JSON. */
    public static Optional<JsonNode> read(Payload payload) {
        try {
            JsonNode value = MAPPER.readTree(payload.text().orElse(""));
            return value.isMissingNode() ? Optional.empty() : Optional.of(value);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The value; a missing node if the payload is not such JSON. */
    public static JsonNode readOrMissing(Payload payload) {
        return read(payload).orElseGet(MissingNode::getInstance);
    }
}
