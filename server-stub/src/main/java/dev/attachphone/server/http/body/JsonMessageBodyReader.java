package dev.attachphone.server.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.attachphone.openapi.Contract;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as a JSON object.
 *
 * <p>The syntax is strict (decision 12): anything but a single JSON object in UTF-8 without duplicate keys and unpaired surrogates, up
 * to the contract's depth, is a {@link MalformedBodyException}. The types are lenient: a value of the wrong type is read as null. An error would be answered
 * before the errors of fields that come earlier in the contract's precedence. Thread-safe.
 */
public class JsonMessageBodyReader implements MessageBodyReader<Object> {

    private static final Pattern SURROGATE_ESCAPE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private final ObjectReader reader = reader(Contract.load().limits().maxBodyDepth());

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body, type);
    }

    /**
     * Reads a body.
     *
     * @throws MalformedBodyException if it is not a JSON object
     * @throws IOException if the stream fails
     */
    public <T> T read(InputStream body, Class<T> type) throws IOException {
        String text = text(body.readAllBytes());
        try (JsonParser parser = reader.createParser(text)) {
            requirePairedSurrogates(text);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedBodyException("not an object");
            }
            return reader.forType(type).readValue(parser);
        } catch (JsonProcessingException e) {
            throw new MalformedBodyException(e);
        }
    }

    // Jackson detects the encoding, and accepts some invalid UTF-8. A new decoder reports every invalid byte.
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedBodyException(e);
        }
    }

    // Jackson accepts an unpaired surrogate if it is escaped. Unescaped ones are not valid UTF-8.
    private void requirePairedSurrogates(String text) throws IOException {
        if (!SURROGATE_ESCAPE.matcher(text).find()) {
            return;
        }
        try (JsonParser parser = reader.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
                        && !StandardCharsets.UTF_8.newEncoder().canEncode(parser.getText())) {
                    throw new MalformedBodyException("unpaired surrogate");
                }
            }
        }
    }

    private static ObjectReader reader(int maxDepth) {
        // Numbers and names need no limits of their own, because the size of the body is limited.
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // An empty or blank string in place of an array or an object is null, like any other string there.
                .withCoercionConfigDefaults(coercion -> coercion.setAcceptBlankAsEmpty(true)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .addModule(new SimpleModule().addDeserializer(String.class, new StringOrNull()))
                .addHandler(new WrongTypeAsNull())
                .build()
                .reader();
    }

    private static final class StringOrNull extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        StringOrNull() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return parser.getText();
            }
            parser.skipChildren();
            return null;
        }
    }

    private static final class WrongTypeAsNull extends DeserializationProblemHandler {

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
                throws IOException {
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message)
                throws IOException {
            parser.skipChildren();
            return null;
        }
    }
}
