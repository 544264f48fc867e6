package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.NamedAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** An answer; everything except its name can be changed until it is sent. */
public final class MutableAnswer {

    private static final Set<String> LIMITS = Set.of("request-timeout", "uri-too-long", "headers-too-large");

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
        MutableAnswer answer =
                new MutableAnswer(named.name(), named.status(), named.body().deepCopy());
        answer.headers.putAll(named.headers());
        return answer;
    }

    /**
     * The answer to a request that Jetty refuses: the contract's answer if Jetty detects a limit, otherwise an error envelope, whose name
     * is {@code http-} followed by the status.
     */
    static MutableAnswer ofStatus(int status) {
        Optional<NamedAnswer> limit =
                ServerBehaviour.ATTACH.firstWithStatus(status).filter(named -> LIMITS.contains(named.name()));
        if (limit.isPresent()) {
            return of(limit.get()).closing();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", true)
                .put("code", status)
                .put("message", HttpStatus.getMessage(status))
                .putObject("data");
        return new MutableAnswer("http-" + status, status, body).closing();
    }

    /** This answer, after which the connection is closed. */
    MutableAnswer closing() {
        header("Connection", "close");
        return this;
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
