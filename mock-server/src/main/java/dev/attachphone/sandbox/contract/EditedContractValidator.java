package dev.attachphone.sandbox.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.InvalidContractException;
import dev.attachphone.openapi.JavaPatterns;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.sandbox.world.NumberStatus;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks that an edited contract has everything that the sandbox requires: it may change and add answers, but not remove any.
 *
 * @param builtIn the contract that was edited
 */
record EditedContractValidator(Contract builtIn) {

    /** The largest body limit, since the sandbox keeps each body in memory. */
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private static final Pattern ANSWER_NAME = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");

    /**
     * Validates a contract.
     *
     * @throws InvalidContractException if the contract lacks something
     */
    void validate(Contract edited) {
        List<String> known = ids(builtIn);
        List<String> ids = ids(edited);
        for (String id : ids) {
            require(known.contains(id), "the operation '" + id + "' is not one that the sandbox serves: " + known);
        }
        for (String id : known) {
            require(ids.contains(id), "the operation '" + id + "' is missing");
            operation(edited.operation(id), builtIn.operation(id));
        }
        require(ids.size() == known.size(), "an operation is there twice");
        long paths =
                edited.operations().stream().map(Operation::path).distinct().count();
        require(paths == known.size(), "two operations have the same path");
        require(!edited.providers().isEmpty(), "/components/schemas/Provider/enum is empty");
        edited.document().path("components").path("schemas").findValues("pattern").stream()
                .map(JsonNode::asText)
                .forEach(EditedContractValidator::pattern);
        edited.document().findParents("x-text").forEach(TextCondition::of);
        int maxBodyBytes = edited.limits().maxBodyBytes();
        require(
                maxBodyBytes <= MAX_BODY_BYTES,
                "#/x-limits/body/maxBytes is " + maxBodyBytes + "; the sandbox supports at most " + MAX_BODY_BYTES);
        edited.agentIdFormat();
        edited.phoneNumberPattern();
        attach(edited.operation("attachPhoneNumber"));
    }

    private static void operation(Operation edited, Operation original) {
        String id = edited.id();
        require(
                edited.path().matches("/[^{}?#]+"),
                id + ": the path '" + edited.path() + "' contains parameters, a query or a fragment");
        require(!edited.credentialHeaders().isEmpty(), id + ": no header takes a credential");
        require(
                edited.credentialHeaders().stream().allMatch(header -> header.matches("[A-Za-z0-9_-]+")),
                id + ": a security scheme does not name a header");
        require(edited.requestSchema().isObject(), id + ": the request body has no schema");
        for (String name : original.answers().keySet()) {
            require(edited.answers().containsKey(name), id + ": it lacks the answer '" + name + "'");
        }
        for (String name : original.precedence()) {
            require(edited.precedence().contains(name), id + ": x-precedence lacks '" + name + "'");
        }
        String last = original.success();
        require(
                edited.precedence().indexOf(last) == edited.precedence().size() - 1,
                id + ": x-precedence does not end with '" + last + "'");
        require(edited.requestExamples().containsKey(last), id + ": there is no request example '" + last + "'");
        edited.answers().values().forEach(answer -> answer(id + ", " + answer.name() + ": ", answer));
    }

    private static void answer(String place, NamedAnswer answer) {
        require(
                ANSWER_NAME.matcher(answer.name()).matches(),
                place + "a name consists of letters and digits, joined by hyphens");
        require(answer.body().isObject(), place + "it has no body, or one that is not an object");
        require(answer.status() >= 200 && answer.status() < 600, place + "it has no status from 200 to 599");
        require(
                answer.violates()
                        .map(pointer -> pointer.isEmpty() || pointer.startsWith("/"))
                        .orElse(true),
                place + "x-violates is not a JSON pointer");
    }

    private static void attach(Operation attach) {
        attach.answers()
                .values()
                .forEach(answer -> require(
                        answer.body().path("data").isObject(),
                        attach.id() + ", " + answer.name() + ": it has no data"));
        require(
                !attach.answer("already-attached")
                        .body()
                        .at("/data/existing_agent_id")
                        .asText()
                        .isBlank(),
                attach.id() + ", already-attached: its data has no existing_agent_id");
        Arrays.stream(NumberStatus.values())
                .forEach(status -> require(
                        attach.answers().values().stream()
                                .anyMatch(answer -> answer.body()
                                        .at("/data/status")
                                        .asText()
                                        .equals(status.text())),
                        attach.id() + ": no answer has the status " + status.text()));
    }

    private static void pattern(String pattern) {
        try {
            JavaPatterns.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new InvalidContractException("the pattern '" + pattern + "' is not valid: " + e.getDescription());
        }
    }

    private static List<String> ids(Contract contract) {
        return contract.operations().stream().map(Operation::id).toList();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidContractException(message);
        }
    }
}
