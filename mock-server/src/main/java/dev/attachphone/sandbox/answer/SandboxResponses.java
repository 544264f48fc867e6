package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every response of the sandbox has in common. */
public final class SandboxResponses {

    /** The response header with the name of the answer. */
    public static final String ANSWER = "X-Sandbox-Answer";

    /** The response header with one sentence on why it is the answer. */
    public static final String REASON = "X-Sandbox-Because";

    /** The response header that says whether the answer is documented, inferred or ours. */
    public static final String PROVENANCE = "X-Sandbox-Provenance";

    /** The response header with the sentence that the answer rests on. */
    public static final String SOURCE = "X-Sandbox-Source";

    /** The provenance of what the sandbox adds. */
    public static final String OURS = "ours";

    private static final int NOT_IMPLEMENTED = 501;

    private SandboxResponses() {}

    /** The headers of a response that carries the answer of that name. */
    public static Map<String, String> headers(String answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(ANSWER, answer);
        return headers;
    }

    /** The page's error envelope. */
    public static ObjectNode envelope(int code, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("error", code >= 400).put("code", code).put("message", message);
        envelope.putObject("data");
        return envelope;
    }

    /** The response that no client sees, because a fault comes before it. */
    static ResponseDefinition unserved() {
        return ResponseDefinitionBuilder.responseDefinition()
                .withHeader(ANSWER, RequestFinding.UNSERVED)
                .build();
    }

    /** The response to who asks for something that there is not. */
    static ResponseDefinition unknownPreference(String message) {
        return of(
                Preference.REFUSED,
                NOT_IMPLEMENTED,
                envelope(NOT_IMPLEMENTED, message),
                "something was asked for that there is not");
    }

    /** A response that is no answer of the contract but one about the sandbox itself. */
    public static ResponseDefinition control(String name, int status, JsonNode body) {
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withBody(body.toString());
        headers(name).forEach(response::withHeader);
        return response.build();
    }

    /** The response that is the named answer as the contract has it. */
    public static ResponseDefinition of(NamedAnswer answer, String because) {
        return of(answer.name(), answer.status(), answer.body(), because);
    }

    static ResponseDefinition of(String answer, int status, JsonNode body, String because) {
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withBody(body.toString())
                .withHeader(REASON, HeaderSanitizer.sanitize(because));
        headers(answer).forEach(response::withHeader);
        return response.build();
    }
}
