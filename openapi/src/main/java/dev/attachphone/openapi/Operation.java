package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the contract.
 *
 * @param id its {@code operationId}
 * @param method the HTTP method in capitals
 * @param path the path, to be compared letter for letter but for its {@code {parameters}}
 * @param parameters what the path and the query may carry
 * @param credentialHeaders the request headers that may carry a credential, in the contract's order
 * @param precedence the names of the answers in the order in which they are decided ({@code x-precedence})
 * @param answers every named answer, those of the {@code default} response included, in the contract's order
 * @param requestExamples for each name that a request body can lead to, such a body
 * @param requestSchema the JSON schema of the request body, its references resolved
 * @param responseSchemas for each status, or {@code default}, the JSON schema of the body, its references resolved
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        List<String> credentialHeaders,
        List<String> precedence,
        Map<String, NamedAnswer> answers,
        Map<String, JsonNode> requestExamples,
        JsonNode requestSchema,
        Map<String, JsonNode> responseSchemas) {

    /**
     * A parameter.
     *
     * @param name its name
     * @param in {@code path} or {@code query}
     * @param schema its JSON schema, references resolved
     */
    public record Parameter(String name, String in, JsonNode schema) {}

    /**
     * The answer of that name.
     *
     * @throws IllegalArgumentException if this operation has none
     */
    public NamedAnswer answer(String name) {
        return Optional.ofNullable(answers.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no answer '" + name + "' in " + id + "; there are " + answers.keySet()));
    }

    /** Whether requests have a body. */
    public boolean hasBody() {
        return !requestSchema.isMissingNode();
    }

    /** The first answer with that status, in the contract's order. */
    public Optional<NamedAnswer> firstWithStatus(int status) {
        return answers.values().stream()
                .filter(answer -> answer.status() == status)
                .findFirst();
    }
}
