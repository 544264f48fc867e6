package dev.attachphone.server.http.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import dev.attachphone.server.http.accesslog.RequestId;
import dev.attachphone.server.http.accesslog.TraceParent;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers as JSON in a single write, with the headers that every response has. Thread-safe. */
public final class AnswerWriter {

    private static final HttpField CONTENT_TYPE = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

    private final JsonMapper mapper = new JsonMapper();

    /** The example bodies of the contract as JSON: most answers to rejected requests have one of them. */
    private final Map<JsonNode, byte[]> exampleBodies;

    private final Optional<HttpField> transportSecurity;

    /**
     * Creates a writer.
     *
     * @param contract the contract whose answers are written
     * @param hstsSeconds the {@code max-age} of {@code Strict-Transport-Security}; 0 if the header is not sent
     */
    public AnswerWriter(Contract contract, int hstsSeconds) {
        exampleBodies = contract.operations().stream()
                .flatMap(operation -> operation.answers().values().stream())
                .map(NamedAnswer::body)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(body -> body, this::json));
        // Not by Jetty's SecureRequestCustomizer, which writes the number in the digits of the default locale.
        transportSecurity = hstsSeconds == 0
                ? Optional.empty()
                : Optional.of(new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=" + hstsSeconds));
    }

    public void write(Answer answer, Request request, Response response, Callback callback) {
        byte[] example = answer.body() instanceof JsonNode node ? exampleBodies.get(node) : null;
        byte[] body = example == null ? json(answer.body()) : example;
        setCommonHeaders(answer.name(), request, response);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(CONTENT_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        answer.headers().forEach(headers::put);
        response.setStatus(answer.status());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Sets the headers that every response has, and records the name of the answer for the access log. */
    public void setCommonHeaders(String answerName, Request request, Response response) {
        AccessLogFields.answerName(request, answerName);
        HttpFields.Mutable headers = response.getHeaders();
        if (!request.getConnectionMetaData().isPersistent()) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
        headers.put(NO_STORE);
        headers.put(NO_SNIFF);
        transportSecurity.ifPresent(headers::put);
        headers.put(RequestId.HEADER, RequestId.of(request));
        TraceParent.of(request).ifPresent(trace -> headers.put(TraceParent.HEADER, trace.toString()));
    }

    private byte[] json(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
