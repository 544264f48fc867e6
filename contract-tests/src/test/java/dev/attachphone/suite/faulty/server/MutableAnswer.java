package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** An answer; everything except its name can be changed until it is sent. */
public final class MutableAnswer {

    public final String name;
    public final Map<String, String> headers = new LinkedHashMap<>();
    public int status;
    public ObjectNode body;

    /** Replaces the body if set. */
    @Nullable
    public String text;

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

    /** The error envelope of a refusal by Jetty; its name is {@code http-} followed by the status. */
    static MutableAnswer ofStatus(int status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", true)
                .put("code", status)
                .put("message", HttpStatus.getMessage(status))
                .putObject("data");
        return new MutableAnswer("http-" + status, status, body);
    }

    public boolean isError() {
        return status >= 400;
    }

    public ObjectNode data() {
        return body.withObject("data");
    }

    public String message() {
        return body.path("message").asText();
    }

    public void header(String header, String value) {
        headers.put(header, value);
    }

    /** Sets the status of the response and in the body. */
    public void status(int other) {
        status = other;
        body.put("code", other);
    }

    public void message(String other) {
        body.put("message", other);
    }

    /** The HTML error page of a web framework. */
    public void asHtml() {
        header("Content-Type", "text/html");
        text = "<html><body><h1>Error " + status + "</h1></body></html>";
    }
}
