package dev.attachphone.server.http.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.server.http.accesslog.AccessLogFields;
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

/** Writes answers as JSON in a single write, with the headers that every response has. Thread-safe. */
public final class AnswerWriter {

    private static final HttpField CONTENT_TYPE = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

    /** The shortest delay, because the duration of an overload is unknown. */
    private static final HttpField RETRY_AFTER = new PreEncodedHttpField(HttpHeader.RETRY_AFTER, "1");

    private static final Set<Integer> RETRYABLE =
            Set.of(HttpStatus.SERVICE_UNAVAILABLE_503, HttpStatus.TOO_MANY_REQUESTS_429);

    private final JsonMapper mapper = new JsonMapper();

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

    /** Sets the headers that every response has, and records the name of the answer for the access log. */
    public void setCommonHeaders(String answerName, Request request, Response response) {
        AccessLogFields.answerName(request, answerName);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(NO_STORE);
        headers.put(NO_SNIFF);
        headers.put(RequestId.HEADER, RequestId.of(request));
    }

    // Encoded by String.getBytes, which replaces an unpaired surrogate sent by the client instead of failing.
    private byte[] json(Object body) {
        try {
            return mapper.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
