package dev.attachphone.suite.faulty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** What is sent back; everything but its name can be changed until it is sent. */
final class MutableAnswer {

    final String name;
    final Map<String, String> headers = new LinkedHashMap<>();
    int status;
    ObjectNode body;

    /** What is sent instead of the body. */
    @Nullable
    String text;

    private MutableAnswer(String name, int status, ObjectNode body) {
        this.name = name;
        this.status = status;
        this.body = body;
        headers.put("Content-Type", "application/json");
        if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
            headers.put("Allow", "POST");
        }
    }

    /** A copy of the contract's example. */
    static MutableAnswer of(NamedAnswer named) {
        return new MutableAnswer(named.name(), named.status(), named.body().deepCopy());
    }

    /** The envelope of a refusal that is Jetty's own; it is called {@code http-} and its status. */
    static MutableAnswer ofStatus(int status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", true)
                .put("code", status)
                .put("message", HttpStatus.getMessage(status))
                .putObject("data");
        return new MutableAnswer("http-" + status, status, body);
    }

    boolean isError() {
        return status >= 400;
    }

    ObjectNode data() {
        return body.withObject("data");
    }

    String message() {
        return body.path("message").asText();
    }

    void header(String header, String value) {
        headers.put(header, value);
    }

    /** Another status, inside and outside. */
    void status(int other) {
        status = other;
        body.put("code", other);
    }

    void message(String other) {
        body.put("message", other);
    }

    /** The page of a framework that knows nothing of the contract. */
    void asHtml() {
        header("Content-Type", "text/html");
        text = "<html><body><h1>Error " + status + "</h1></body></html>";
    }
}
