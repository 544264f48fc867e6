package dev.attachphone.server.http.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.http.accesslog.RequestId;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers as JSON, in one piece, with the headers that every answer has. */
public final class AnswerWriter {

    private static final String NAME = AnswerWriter.class.getName();
    private static final HttpField CONTENT_TYPE = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

    /** Whoever is refused for being one too many is not told how long the others take: nobody knows. */
    private static final HttpField RETRY_AFTER = new PreEncodedHttpField(HttpHeader.RETRY_AFTER, "1");

    private static final Set<Integer> RETRYABLE =
            Set.of(HttpStatus.SERVICE_UNAVAILABLE_503, HttpStatus.TOO_MANY_REQUESTS_429);

    private final JsonMapper mapper = new JsonMapper();

    /** The name of the answer that was written to a request, for the log. */
    public static String answerName(Request request) {
        return request.getAttribute(NAME) instanceof String name ? name : "none";
    }

    public void write(Answer answer, Request request, Response response, Callback callback) {
        byte[] body = json(answer.body());
        setCommonHeaders(answer.name(), request, response);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(CONTENT_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        if (RETRYABLE.contains(answer.status())) {
            headers.put(RETRY_AFTER);
        }
        response.setStatus(answer.status());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Sets the headers that every answer has, and keeps its name for the log. */
    public void setCommonHeaders(String name, Request request, Response response) {
        request.setAttribute(NAME, name);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(NO_STORE);
        headers.put(NO_SNIFF);
        headers.put(RequestId.HEADER, RequestId.of(request));
    }

    // By way of a String: a lone surrogate that a request brought along becomes a question mark instead of an error.
    private byte[] json(Object body) {
        try {
            return mapper.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
