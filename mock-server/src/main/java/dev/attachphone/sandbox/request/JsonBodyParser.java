package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Parses request bodies. A body must be exactly one JSON object in UTF-8, without duplicate keys, without a byte order mark and without
 * unpaired surrogates.
 * Thread-safe.
 */
public final class JsonBodyParser {

    // Surrogates that are not escaped are not valid UTF-8.
    private static final Pattern SURROGATE_ESCAPE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private static final Map<Integer, JsonMapper> MAPPERS = new ConcurrentHashMap<>();

    private JsonBodyParser() {}

    /**
     * Parses a body.
     *
     * @param maxDepth the most levels of objects and arrays; the root object is level 1
     */
    public static ParsedBody parse(byte[] bytes, int maxDepth) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\ufeff")) {
                return new ParsedBody.MalformedBody("the body starts with a byte order mark");
            }
            JsonNode json =
                    MAPPERS.computeIfAbsent(maxDepth, JsonBodyParser::mapper).readTree(text);
            if (!(json instanceof ObjectNode object)) {
                return new ParsedBody.MalformedBody(typeError(json));
            }
            return SURROGATE_ESCAPE.matcher(text).find() && hasUnpairedSurrogate(json)
                    ? new ParsedBody.MalformedBody("a string or a key has an unpaired surrogate, such as \\ud800")
                    : new ParsedBody.ObjectBody(object);
        } catch (CharacterCodingException e) {
            return new ParsedBody.MalformedBody("the body is not valid UTF-8");
        } catch (StreamConstraintsException e) {
            return new ParsedBody.MalformedBody("the body nests deeper than " + maxDepth + " levels");
        } catch (JsonProcessingException e) {
            return new ParsedBody.MalformedBody("the body is not one JSON object" + location(e));
        }
    }

    private static boolean hasUnpairedSurrogate(JsonNode node) {
        return (node.isTextual() && hasUnpairedSurrogate(node.asText()))
                || node.properties().stream().anyMatch(property -> hasUnpairedSurrogate(property.getKey()))
                || node.valueStream().anyMatch(JsonBodyParser::hasUnpairedSurrogate);
    }

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    // Numbers, strings and names may be as long as the body, whose size is limited elsewhere.
    private static JsonMapper mapper(int maxDepth) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(maxDepth)
                                .maxNumberLength(Integer.MAX_VALUE)
                                .maxStringLength(Integer.MAX_VALUE)
                                .maxNameLength(Integer.MAX_VALUE)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static String typeError(JsonNode json) {
        return json.isMissingNode()
                ? "the body is empty"
                : "the body is of type " + json.getNodeType().name().toLowerCase(Locale.ROOT) + ", not an object";
    }

    private static String location(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + "): "
                        + e.getOriginalMessage().replaceFirst("(?s) \\((?:start marker|for ).*", "");
    }
}
