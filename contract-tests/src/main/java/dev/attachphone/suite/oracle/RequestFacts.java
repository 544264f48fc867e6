package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the rules ask about one request.
 *
 * @param sent the request
 * @param ledger who holds which number before it
 * @param schema the contract's schema of its body
 */
record RequestFacts(OracleRequest sent, ModelState ledger, RequestBodySchema schema) {

    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}*");

    boolean satisfy(AnswerRule answerRule) {
        String subject = answerRule.subject();
        return switch (answerRule.condition()) {
            case WRONG -> sent.violations().contains(HttpViolation.named(subject));
            case NOT_ONE -> sent.accounts().size() != 1;
            case NO_OBJECT -> sent.body().isEmpty();
            case NO_TEXT ->
                !field(subject).isTextual()
                        || BLANK.matcher(field(subject).asText()).matches();
            case NO_LIST -> !field(subject).isArray() || field(subject).isEmpty();
            case NOT_AMONG -> !schema.lists(subject, field(subject).asText());
            case ITEM_NOT_MATCHING -> field(subject).valueStream().anyMatch(item -> !schema.matches(subject, item));
            case UNKNOWN_AGENT -> agent().isEmpty();
            case NOT_CONFIGURED -> field(subject).asText().equals(ProviderPlaceholder.UNCONFIGURED);
            case HELD_ELSEWHERE -> conflict().filter(this::isElsewhere).isPresent();
            case HELD_HERE -> conflict().filter(held -> !isElsewhere(held)).isPresent();
            case OTHERWISE -> true;
            case NEVER -> false;
        };
    }

    /** The first number, in the order of the request, that anybody but this agent under this provider holds. */
    Optional<Taken> conflict() {
        Optional<Holder> asking = holder();
        return numbers().stream()
                .flatMap(number -> ledger.holder(number).map(holder -> new Taken(number, holder)).stream())
                .filter(held -> !Optional.of(held.holder()).equals(asking))
                .findFirst();
    }

    /** The agent that asks, with its provider; empty if the account has no such agent. */
    Optional<Holder> holder() {
        return agent().map(agent -> new Holder(agent, field("provider").asText()));
    }

    List<String> numbers() {
        return field("numbers").valueStream().map(JsonNode::asText).distinct().toList();
    }

    private Optional<OracleAgent> agent() {
        return OracleAgent.named(field("agent_id").asText(), sent.role())
                .filter(agent -> sent.accounts().contains(agent.account()));
    }

    private boolean isElsewhere(Taken held) {
        return !sent.accounts().contains(held.holder().agent().account());
    }

    private JsonNode field(String name) {
        ObjectNode body = sent.body().orElseGet(JsonNodeFactory.instance::objectNode);
        return body.path(name);
    }
}
