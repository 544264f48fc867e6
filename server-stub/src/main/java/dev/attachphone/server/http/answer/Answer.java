package dev.attachphone.server.http.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param name the name of the answer in the contract, for the log and the metrics
 * @param status the HTTP status
 * @param headers the headers of this answer, in addition to those that every answer has
 * @param body the body, to be written as JSON
 */
public record Answer(String name, int status, Map<String, String> headers, Object body) {

    private static final String HEADER = Answer.class.getName();

    /** An answer with the body of the contract's example. */
    public static Answer of(NamedAnswer named) {
        return of(named, named.body());
    }

    /** An answer of the contract with another body than the example's. */
    public static Answer of(NamedAnswer named, Object body) {
        return new Answer(named.name(), named.status(), named.headers(), body);
    }

    /** An error envelope for an HTTP status that the contract does not name; the answer is called {@code http-<status>}. */
    public static Answer ofStatus(int status) {
        return ofStatus(status, "http-" + status);
    }

    /** An error envelope for an HTTP status that the contract does not name, with a name for the log. */
    public static Answer ofStatus(int status, String name) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("error", true)
                .put("code", status)
                .put("message", HttpStatus.getMessage(status))
                .putObject("data");
        return new Answer(name, status, Map.of(), envelope);
    }

    /** The same answer with another name, which tells more in the log and the metrics. */
    public Answer named(String other) {
        return new Answer(other, status, headers, body);
    }

    /** The same answer with one more header. */
    public Answer withHeader(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(name, status, Map.copyOf(more), body);
    }

    /** The JAX-RS response that carries this answer: as a header, because Jersey would look for the writer of an entity. */
    public Response toResponse() {
        return Response.status(status).header(HEADER, this).build();
    }

    /** The answer that a JAX-RS response with these headers carries; null if there is none. */
    public static @Nullable Answer fromHeaders(MultivaluedMap<String, Object> headers) {
        return (Answer) headers.getFirst(HEADER);
    }
}
