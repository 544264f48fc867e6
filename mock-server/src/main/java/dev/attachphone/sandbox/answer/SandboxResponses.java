package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.RequestFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the responses of the sandbox and names their headers. */
public final class SandboxResponses {

    /** The response header with the name of the answer. */
    public static final String ANSWER = "X-Sandbox-Answer";

    /** The response header with one sentence on why the answer was chosen. */
    public static final String REASON = "X-Sandbox-Because";

    /** The response header that says whether the answer is documented, inferred or ours. */
    public static final String PROVENANCE = "X-Sandbox-Provenance";

    /** The response header with the source of the answer: a sentence of the vendor's page, or a decision file. */
    public static final String SOURCE = "X-Sandbox-Source";

    /** The response header with the path of the full explanation. */
    public static final String EXPLANATION = "X-Sandbox-Explanation";

    /** The response headers that web pages of other origins may read, in addition to those that every page may. */
    public static final List<String> EXPOSED_HEADERS = List.of(
            ANSWER,
            REASON,
            SOURCE,
            PROVENANCE,
            EXPLANATION,
            "Preference-Applied",
            "Retry-After",
            InspectedRequest.ID_HEADER,
            "Allow");

    /** The provenance of answers that are not in the contract. */
    public static final String OURS = "ours";

    private static final int NOT_IMPLEMENTED = 501;

    private SandboxResponses() {}

    /** The headers of a response with the answer of that name. */
    public static Map<String, String> headers(String answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(ANSWER, answer);
        return headers;
    }

    /** The name of the answer that a response carries; empty for other responses, such as those of WireMock. */
    public static Optional<String> answer(ResponseDefinition response) {
        HttpHeaders headers = response.getHeaders();
        return headers != null && headers.getHeader(ANSWER).isPresent()
                ? Optional.of(headers.getHeader(ANSWER).firstValue())
                : Optional.empty();
    }

    /** The envelope of the vendor's page, with empty data. */
    public static ObjectNode envelope(int code, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("error", code >= 400).put("code", code).put("message", message);
        envelope.putObject("data");
        return envelope;
    }

    /** An answer as it is in the contract, in WireMock's JSON format. */
    public static ObjectNode json(NamedAnswer answer) {
        ObjectNode response = json(answer.name(), answer.status(), answer.body().toString());
        answer.headers().forEach(response.withObject("headers")::put);
        return response;
    }

    /** A response in WireMock's JSON format. */
    public static ObjectNode json(String answer, int status, String body) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("status", status);
        ObjectNode headers = response.putObject("headers");
        headers(answer).forEach(headers::put);
        return response.put("body", body);
    }

    /** A response of the sandbox's own API. */
    public static ResponseDefinition control(String name, int status, JsonNode body) {
        return builder(name, status, body).build();
    }

    /** A response with an answer as it is in the contract. */
    public static ResponseDefinition of(NamedAnswer answer, String reason) {
        return of(answer, answer.body(), reason);
    }

    /** A response with an answer whose body was filled in. */
    static ResponseDefinition of(NamedAnswer answer, JsonNode body, String reason) {
        ResponseDefinitionBuilder response =
                builder(answer.name(), answer.status(), body).withHeader(REASON, HeaderSanitizer.sanitize(reason));
        answer.headers().forEach(response::withHeader);
        return response.build();
    }

    /** The response to a preference that cannot be met, with the possible values. */
    public static ResponseDefinition unknownPreference(ServeEvent event) {
        return unknownPreference(InspectedRequest.of(event)
                .finding(RequestPreferences.UNKNOWN)
                .orElseThrow()
                .reason());
    }

    /** The response to a preference or a magic agent that does not exist. */
    static ResponseDefinition unknownPreference(String message) {
        return builder(RequestPreferences.UNKNOWN, NOT_IMPLEMENTED, envelope(NOT_IMPLEMENTED, message))
                .withHeader(REASON, "the preference or the magic agent does not exist")
                .build();
    }

    /** The response in place of which a fault occurs. It is not sent. */
    static ResponseDefinition unserved() {
        return ResponseDefinitionBuilder.responseDefinition()
                .withHeader(ANSWER, RequestFinding.UNSERVED)
                .build();
    }

    private static ResponseDefinitionBuilder builder(String answer, int status, JsonNode body) {
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withBody(body.toString());
        headers(answer).forEach(response::withHeader);
        return response;
    }
}
