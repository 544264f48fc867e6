package dev.attachphone.server.http.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.jetty.http.HttpStatus;

/**
 * An answer, ready to be sent.
 *
 * @param name its name in the contract, for the log
 * @param status the HTTP status
 * @param body what is sent as JSON
 */
public record Answer(String name, int status, Object body) {

    /** The answer as the contract's example shows it. */
    public static Answer of(NamedAnswer named) {
        return of(named, named.body());
    }

    /** The answer of that name with a body of its own. */
    public static Answer of(NamedAnswer named, Object body) {
        return new Answer(named.name(), named.status(), body);
    }

    /** The contract's envelope for a status that HTTP itself brings about and the contract has no name for. */
    public static Answer ofStatus(int status) {
        return ofStatus(status, "http-" + status);
    }

    /** Likewise, under a name that tells the log more than the status does. */
    public static Answer ofStatus(int status, String name) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("error", true)
                .put("code", status)
                .put("message", HttpStatus.getMessage(status))
                .putObject("data");
        return new Answer(name, status, envelope);
    }

    /** The answer in the form in which a resource gives it. */
    public Response toResponse() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(this)
                .build();
    }
}
