package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Parses bodies as JSON objects (decision 12). */
public final class BodyParsing {

    public static final int MAX_DEPTH = 64;

    /** Decodes the bytes; empty if they are not valid in the encoding. */
    public Function<byte[], Optional<String>> decode = BodyParsing::utf8;

    /** Applied to the text before it is parsed. */
    public UnaryOperator<String> prepare = UnaryOperator.identity();

    public JsonMapper mapper = strict(MAX_DEPTH).build();

    /** Whether a string or key is accepted. */
    public Predicate<String> text = BodyParsing::isPaired;

    /** Applied to the parsed value before it is required to be an object. */
    public UnaryOperator<JsonNode> shape = UnaryOperator.identity();

    /** Receives the exception of a malformed body. */
    public Consumer<JsonProcessingException> refused = wrong -> {};

    /** The parsed object; empty if the body is malformed. */
    Optional<JsonNode> read(byte[] bytes) {
        try {
            Optional<String> prepared = decode.apply(bytes).map(prepare);
            return prepared.isEmpty()
                    ? Optional.empty()
                    : Optional.of(shape.apply(mapper.readTree(prepared.get())))
                            .filter(JsonNode::isObject)
                            .filter(this::hasAcceptedTexts);
        } catch (JsonProcessingException wrong) {
            refused.accept(wrong);
            return Optional.empty();
        }
    }

    private boolean hasAcceptedTexts(JsonNode node) {
        return (!node.isTextual() || text.test(node.asText()))
                && node.propertyStream().map(Map.Entry::getKey).allMatch(text)
                && node.valueStream().allMatch(this::hasAcceptedTexts);
    }

    /** Whether the text has no unpaired surrogate (RFC 7493). */
    public static boolean isPaired(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    public static JsonMapper.Builder strict(int depth) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(HttpRequestRules.MAX_BODY_BYTES)
                .maxNameLength(HttpRequestRules.MAX_BODY_BYTES)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
