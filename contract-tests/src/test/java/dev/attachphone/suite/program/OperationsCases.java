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
 * The cases of {@code operations-cases.yaml}: what is sent to the operations port, and what must come back.
 *
 * @param given what cases may begin with, by name
 * @param cases the cases
 */
record OperationsCases(Map<String, List<Step>> given, List<Case> cases) {

    private static final String FILE = "/operations-cases.yaml";

    /** One case: what it begins with, and its steps. */
    record Case(String name, @Nullable List<String> given, List<Step> steps) {}

    /**
     * One request and its answer. In texts, {@code ${name}} stands for what an earlier step has kept under that name, and
     * otherwise for something new: a number if the name begins with {@code number}, a word if not.
     *
     * @param call the operation's id in one of the contracts
     * @param path its path parameters
     * @param query its query
     * @param body its body, or {@code raw} for one that is no JSON
     * @param with what else is unlike other requests
     * @param expect the name of the answer
     * @param match what must stand in its body, by JSON pointer; an array's length by the pointer and {@code #}
     * @param keep what later steps need of its body: the name to keep it under, and the JSON pointer
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

    /** What is unlike other requests; {@code spaces} is how many follow the body. */
    record With(
            @Nullable String authorization,
            @Nullable String method,
            @JsonProperty("content-type") @Nullable String contentType,
            @Nullable String accept,
            @JsonProperty("other-path") @Nullable String otherPath,
            int spaces) {

        static final With NOTHING = new With(null, null, null, null, null, 0);
    }

    /** Reads the file. */
    static OperationsCases load() throws IOException {
        try (InputStream in = Objects.requireNonNull(OperationsCases.class.getResourceAsStream(FILE), FILE)) {
            return new YAMLMapper().readValue(in, OperationsCases.class);
        }
    }

    /** All steps of a case, those that it begins with included. */
    List<Step> stepsOf(Case each) {
        List<Step> steps = new ArrayList<>();
        for (String name : Objects.requireNonNullElse(each.given(), List.<String>of())) {
            steps.addAll(Objects.requireNonNull(given.get(name), name));
        }
        steps.addAll(each.steps());
        return steps;
    }
}
