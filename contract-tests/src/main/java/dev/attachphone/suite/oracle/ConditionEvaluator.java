package dev.attachphone.suite.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.oracle.AnswerRules.AnswerRule;
import dev.attachphone.suite.oracle.ModelState.Owner;
import dev.attachphone.suite.oracle.OracleRequest.HttpViolation;
import dev.attachphone.suite.oracle.Prediction.Conflict;
import dev.attachphone.suite.validation.ContractSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Evaluates the conditions of the rules for one request.
 *
 * @param request the request
 * @param state the owners of the numbers before the request
 * @param schemas the schemas of the values that the rules look at
 */
record ConditionEvaluator(OracleRequest request, ModelState state, FieldSchemas schemas) {

    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}*");

    boolean satisfy(AnswerRule rule) {
        String subject = rule.subject();
        return switch (rule.condition()) {
            case WRONG -> rule.subjects().stream().map(HttpViolation::named).anyMatch(request.violations()::contains);
            case NOT_ONE -> request.accounts().size() != 1;
            case NO_OBJECT -> request.body().isEmpty();
            case NO_TEXT ->
                !field(subject).isTextual()
                        || BLANK.matcher(field(subject).asText()).matches();
            case NO_LIST -> !field(subject).isArray() || field(subject).isEmpty();
            case MORE_THAN_MAX_ITEMS -> differentStrings(field(subject)) > schemas.maxItems(subject);
            case NOT_AMONG -> !schemas.accept(subject, field(subject));
            case ITEM_NOT_MATCHING -> field(subject).valueStream().anyMatch(item -> !schemas.acceptItem(subject, item));
            case UNKNOWN_AGENT -> agent().isEmpty();
            case NOT_CONFIGURED -> field(subject).asText().equals(ProviderPlaceholder.UNCONFIGURED);
            case HELD_ELSEWHERE -> conflict().filter(this::isElsewhere).isPresent();
            case HELD_HERE -> conflict().filter(held -> !isElsewhere(held)).isPresent();
            case OTHERWISE -> true;
            case NEVER -> false;
        };
    }

    /** The first number, in the order of the request, that has another owner. */
    Optional<Conflict> conflict() {
        Optional<Owner> requested = owner();
        return numbers().stream()
                .flatMap(number -> state.owner(number).map(owner -> new Conflict(number, owner)).stream())
                .filter(conflict -> !Optional.of(conflict.owner()).equals(requested))
                .findFirst();
    }

    /** The agent that the request names, with its provider; empty if the account has no such agent. */
    Optional<Owner> owner() {
        return agent().map(agent -> new Owner(agent, field("provider").asText()));
    }

    List<String> numbers() {
        return field("numbers").valueStream().map(JsonNode::asText).distinct().toList();
    }

    /** Elements of other types are not counted, and equal strings are counted once. */
    private static long differentStrings(JsonNode array) {
        return array.valueStream().filter(JsonNode::isTextual).distinct().count();
    }

    private Optional<OracleAgent> agent() {
        return OracleAgent.named(field("agent_id").asText(), request.role())
                .filter(agent -> request.accounts().contains(agent.account()));
    }

    private boolean isElsewhere(Conflict conflict) {
        return !request.accounts().contains(conflict.owner().agent().account());
    }

    private JsonNode field(String name) {
        ObjectNode body = request.body().orElseGet(JsonNodeFactory.instance::objectNode);
        return body.path(name);
    }

    /**
     * The contract's schemas of the fields of a request and of the items of its arrays. Placeholders are accepted where the
     * values that they stand for are.
     *
     * @param fields the schema of each field
     * @param items the schema of the items of each array
     * @param maxItems the most items of each array that has a limit
     */
    record FieldSchemas(Map<String, JsonSchema> fields, Map<String, JsonSchema> items, Map<String, Integer> maxItems) {

        // A placeholder for a number can stand for an E.164 number of two to fifteen digits.
        private static final List<String> SAMPLES = List.of("+12", "+123456789012345");
        private static final Pattern NUMBER_PLACEHOLDER =
                Pattern.compile("\\$\\{(" + String.join("|", CasePlaceholders.NUMBERS) + "|number-[a-z])}");

        static FieldSchemas of(Operation operation) {
            Map<String, JsonSchema> fields = new LinkedHashMap<>();
            Map<String, JsonSchema> items = new LinkedHashMap<>();
            Map<String, Integer> maxItems = new LinkedHashMap<>();
            operation.requestSchema().path("properties").properties().forEach(field -> {
                fields.put(field.getKey(), ContractSchemas.compile(field.getValue()));
                if (field.getValue().has("items")) {
                    items.put(
                            field.getKey(),
                            ContractSchemas.compile(field.getValue().path("items")));
                }
                if (field.getValue().has("maxItems")) {
                    maxItems.put(
                            field.getKey(), field.getValue().path("maxItems").asInt());
                }
            });
            return new FieldSchemas(fields, items, maxItems);
        }

        boolean accept(String field, JsonNode value) {
            return ProviderPlaceholder.ALL.contains(value.asText()) || accepts(fields, field, value);
        }

        int maxItems(String field) {
            return Optional.ofNullable(maxItems.get(field)).orElseThrow();
        }

        boolean acceptItem(String field, JsonNode item) {
            return item.isTextual()
                    && SAMPLES.stream()
                            .map(sample ->
                                    NUMBER_PLACEHOLDER.matcher(item.asText()).replaceAll(sample))
                            .allMatch(text -> accepts(items, field, JsonNodeFactory.instance.textNode(text)));
        }

        private static boolean accepts(Map<String, JsonSchema> schemas, String field, JsonNode value) {
            return Optional.ofNullable(schemas.get(field))
                    .orElseThrow()
                    .validate(value)
                    .isEmpty();
        }
    }
}
