package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of the contract. Immutable if its schemas and examples are not changed.
 *
 * @param id the {@code operationId}
 * @param method the HTTP method in upper case
 * @param path the path template; everything except its {@code {parameters}} is compared exactly
 * @param parameters the path, query and header parameters
 * @param credentials the request headers that can carry a credential, in the order of the contract
 * @param scopes the scopes of which a token needs one ({@code x-scopes}); empty if tokens have no scopes
 * @param precedence the names of the answers in the order in which they are decided ({@code x-precedence})
 * @param answers all named answers, including those of the {@code default} response, in the order of the contract
 * @param requestExamples a request body for each name of an answer that depends on the body
 * @param requestSchema the JSON schema of the request body, with references resolved; a missing node if there is no body
 * @param responseSchemas the JSON schemas of the response bodies by status or {@code default}, with references resolved
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        List<CredentialHeader> credentials,
        List<String> scopes,
        List<String> precedence,
        Map<String, NamedAnswer> answers,
        Map<String, JsonNode> requestExamples,
        JsonNode requestSchema,
        Map<String, JsonNode> responseSchemas) {

    /**
     * A parameter of an operation.
     *
     * @param name the name
     * @param in {@code path}, {@code query} or {@code header}
     * @param schema the JSON schema, with references resolved
     */
    public record Parameter(String name, String in, JsonNode schema) {}

    /** The names of the request headers that can carry a credential, in the order of the contract. */
    public List<String> credentialHeaders() {
        return credentials.stream().map(CredentialHeader::name).toList();
    }

    /**
     * Returns the answer with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NamedAnswer answer(String name) {
        return Optional.ofNullable(answers.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no answer '" + name + "' in " + id + "; there are " + answers.keySet()));
    }

    /** The name of the answer that is sent if no other applies: the last in the precedence. */
    public String success() {
        return precedence.get(precedence.size() - 1);
    }

    /** The request body that shows an answer. An answer that does not depend on the body has the body of the success. */
    public Optional<JsonNode> requestExample(String answer) {
        return Optional.ofNullable(requestExamples.get(answer))
                .or(() -> Optional.ofNullable(requestExamples.get(success())));
    }

    /** The names of the parameters that are request headers. */
    public List<String> headerParameters() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("header"))
                .map(Parameter::name)
                .toList();
    }

    /** Whether requests have a body. */
    public boolean hasBody() {
        return !requestSchema.isMissingNode();
    }

    /** The first answer with a status, in the order of the contract. */
    public Optional<NamedAnswer> firstWithStatus(int status) {
        return answers.values().stream()
                .filter(answer -> answer.status() == status)
                .findFirst();
    }
}
