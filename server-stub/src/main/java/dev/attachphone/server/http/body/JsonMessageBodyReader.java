package dev.attachphone.server.http.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
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

/** Reads a body as a JSON object; whatever is not one is a {@link MalformedBodyException} (decision 12). */
public final class JsonMessageBodyReader implements MessageBodyReader<Object> {

    private final ObjectReader reader = RequestJsonMapper.reader();

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
     * @throws IOException if it cannot be read
     */
    public <T> T read(InputStream body, Class<T> type) throws IOException {
        try (JsonParser parser = reader.createParser(text(body.readAllBytes()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedBodyException("not an object");
            }
            return reader.forType(type).readValue(parser);
        } catch (JsonProcessingException e) {
            throw new MalformedBodyException(e);
        }
    }

    // Jackson would guess the encoding, and is lenient about UTF-8; a fresh decoder reports every malformed byte.
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
}
