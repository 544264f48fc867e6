package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.http.answer.Answer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Makes Jersey accept an {@link Answer} as an entity. It writes nothing: {@link CapturingResponseWriter} has taken the answer. */
final class NoOpAnswerBodyWriter implements MessageBodyWriter<Answer> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Answer.class;
    }

    @Override
    public void writeTo(
            Answer answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {}
}
