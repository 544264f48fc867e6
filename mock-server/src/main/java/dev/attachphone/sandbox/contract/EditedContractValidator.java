package dev.attachphone.sandbox.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.world.NumberStatus;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes sure that an edited contract still has what the sandbox answers by: it may change and add answers, but not take one away.
 *
 * @param builtIn what was edited
 */
record EditedContractValidator(Contract builtIn) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");

    /**
     * Checks a contract.
     *
     * @throws IllegalArgumentException if it lacks something
     */
    void check(Contract edited) {
        List<String> known = ids(builtIn);
        for (String id : ids(edited)) {
            require(known.contains(id), "the operation '" + id + "' is not one that the sandbox serves: " + known);
        }
        require(ids(edited).stream().distinct().count() == edited.operations().size(), "an operation is there twice");
        known.forEach(id -> operation(edited.operation(id), builtIn.operation(id)));
        long paths =
                edited.operations().stream().map(Operation::path).distinct().count();
        require(paths == known.size(), "two operations have the same path");
        require(
                !edited.document().at("/components/schemas/Provider/enum").isEmpty(),
                "/components/schemas/Provider/enum is empty");
        edited.document().path("components").path("schemas").findValues("pattern").stream()
                .map(JsonNode::asText)
                .forEach(Pattern::compile);
        conflict(edited.operation("attachPhoneNumber"));
    }

    private static void operation(Operation edited, Operation original) {
        String id = edited.id();
        require(edited.path().matches("/[^{}?#]+"), id + ": the path '" + edited.path() + "' is not a plain one");
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
        String last = original.precedence().get(original.precedence().size() - 1);
        require(
                edited.precedence().indexOf(last) == edited.precedence().size() - 1,
                id + ": x-precedence does not end with '" + last + "'");
        require(edited.requestExamples().containsKey(last), id + ": there is no request example '" + last + "'");
        edited.answers().values().forEach(answer -> answer(id + ", " + answer.name() + ": ", answer));
    }

    private static void answer(String place, NamedAnswer answer) {
        require(NAME.matcher(answer.name()).matches(), place + "a name has letters and digits, joined by hyphens");
        require(answer.body().isObject(), place + "it has no body, or one that is not an object");
        require(answer.status() >= 200 && answer.status() < 600, place + "it has no status");
        require(
                answer.violates().map(at -> at.isEmpty() || at.startsWith("/")).orElse(true),
                place + "x-violates is not a JSON pointer");
    }

    private static void conflict(Operation attach) {
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

    private static List<String> ids(Contract contract) {
        return contract.operations().stream().map(Operation::id).toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
