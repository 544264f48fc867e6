package dev.attachphone.suite.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cases of {@code operations-cases.yaml}: requests to the operations port with their expected answers.
 *
 * @param given shared preparations of cases, by name
 * @param cases the cases
 */
record OperationsCases(Map<String, List<Step>> given, List<Case> cases) {

    private static final String FILE = "/operations-cases.yaml";

    /** A case: its preparation and its steps. */
    record Case(String name, @Nullable List<String> given, List<Step> steps) {}

    /**
     * A request and its expected answer. In texts, {@code ${name}} is replaced by the value that an earlier step kept under that name,
     * otherwise by a new value: a phone number if the name begins with {@code number}, seven digits if it begins with {@code digits},
     * else a word.
     *
     * @param call the operation id in one of the contracts
     * @param path the path parameters
     * @param query the query parameters
     * @param body the JSON body; {@code raw} is any other body
     * @param with further deviations of the request
     * @param expect the name of the expected answer
     * @param match expected values by JSON pointer; a pointer followed by {@code #} is the length of an array
     * @param keep values for later steps: name and JSON pointer
     */
    record Step(
            String call,
            @Nullable Map<String, String> path,
            @Nullable Map<String, String> query,
            @Nullable JsonNode body,
            @Nullable String raw,
            @Nullable With with,
            String expect,
            @Nullable Map<String, JsonNode> match,
            @Nullable Map<String, String> keep) {}

    /**
     * Deviations of a request.
     *
     * @param spaces the number of spaces after the body
     * @param queryLetters the number of letters in the query
     * @param headerLetters the number of letters in an additional header
     * @param requestId the {@code X-Request-Id}, in which variables are replaced
     * @param idempotencyKey the {@code Idempotency-Key}, in which variables are replaced
     * @param transferCoding the value of {@code Transfer-Encoding}; the request is then written to a connection without an HTTP client
     */
    record With(
            @Nullable String authorization,
            @Nullable String method,
            @JsonProperty("content-type") @Nullable String contentType,
            @Nullable String accept,
            @JsonProperty("content-encoding") @Nullable String contentEncoding,
            @JsonProperty("transfer-coding") @Nullable String transferCoding,
            @JsonProperty("other-path") @Nullable String otherPath,
            @JsonProperty("request-id") @Nullable String requestId,
            @JsonProperty("idempotency-key") @Nullable String idempotencyKey,
            @JsonProperty("query-letters") int queryLetters,
            @JsonProperty("header-letters") int headerLetters,
            int spaces) {

        static final With NOTHING = authorization(null);

        /** Only another {@code Authorization}; an empty one is not sent. */
        static With authorization(@Nullable String value) {
            return new With(value, null, null, null, null, null, null, null, null, 0, 0, 0);
        }
    }

    /** Reads the file. */
    static OperationsCases load() throws IOException {
        try (InputStream in = Objects.requireNonNull(OperationsCases.class.getResourceAsStream(FILE), FILE)) {
            return new YAMLMapper().readValue(in, OperationsCases.class);
        }
    }

    /** All steps of a case, including its preparation. */
    List<Step> stepsOf(Case each) {
        List<Step> steps = new ArrayList<>();
        for (String name : Objects.requireNonNullElse(each.given(), List.<String>of())) {
            steps.addAll(Objects.requireNonNull(given.get(name), name));
        }
        steps.addAll(each.steps());
        return steps;
    }
}
