package dev.attachphone.sandbox.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a body as exactly one JSON object in UTF-8, or says why it is none. */
public final class JsonBodyParser {

    private static final int MAX_DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBodyParser() {}

    /** Reads the bytes of a body. */
    public static ParsedBody parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\ufeff")) {
                return new ParsedBody.MalformedBody("the body starts with a byte order mark");
            }
            JsonNode json = MAPPER.readTree(text);
            return json instanceof ObjectNode object
                    ? new ParsedBody.ObjectBody(object)
                    : new ParsedBody.MalformedBody(kind(json));
        } catch (CharacterCodingException e) {
            return new ParsedBody.MalformedBody("the body is not valid UTF-8");
        } catch (StreamConstraintsException e) {
            return new ParsedBody.MalformedBody("the body nests deeper than " + MAX_DEPTH + " levels");
        } catch (JsonProcessingException e) {
            return new ParsedBody.MalformedBody("the body is not one JSON object" + at(e));
        }
    }

    /** Reads a body token by token, with the same bounds. */
    static JsonParser parser(byte[] bytes) throws IOException {
        return MAPPER.createParser(bytes);
    }

    private static String kind(JsonNode json) {
        return json.isMissingNode()
                ? "the body is empty"
                : "the body is of type " + json.getNodeType().name().toLowerCase(Locale.ROOT) + ", not an object";
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + "): "
                        + e.getOriginalMessage().replaceFirst("(?s) \\((?:start marker|for ).*", "");
    }
}
