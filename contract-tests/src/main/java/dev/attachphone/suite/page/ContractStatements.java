package dev.attachphone.suite.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.page.PageStatement.Kind;
import dev.attachphone.suite.validation.ContractSchemas;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the contract says about the vendor's page.
 *
 * @param contract the contract
 */
record ContractStatements(Contract contract) {

    private static final String OURS = "ours";
    private static final String DOCUMENTED = "documented";
    private static final String DECISION = "decisions/";
    private static final Set<String> SOURCES = Set.of("x-source", "x-sources");

    // Keys of the document that do not help to find a place in it.
    private static final Set<String> UNSAID = Set.of(
            "paths",
            "post",
            "components",
            "schemas",
            "responses",
            "content",
            "application/json",
            "examples",
            "properties",
            "x-source",
            "x-sources");

    /** Every statement that the page must make. */
    List<PageStatement> required() {
        List<PageStatement> all = new ArrayList<>();
        contract.document()
                .path("servers")
                .valueStream()
                .map(server -> server.path("url").asText())
                .filter(url -> url.startsWith("https:"))
                .forEach(url -> all.add(PageStatement.of(Kind.SERVER, url, "servers")));
        for (Operation operation : contract.operations()) {
            all.add(PageStatement.of(Kind.PATH, operation.path(), operation.id()));
            operation
                    .credentialHeaders()
                    .forEach(name -> all.add(PageStatement.of(Kind.HEADER, name, "security of " + operation.id())));
            all.add(PageStatement.of(Kind.HEADER, PageStatements.CONTENT_TYPE + "application/json", "requestBody"));
            onPage(operation).forEach(answer -> answer(all, operation, answer));
            success(operation)
                    .map(answer -> operation.requestExamples().get(answer.name()))
                    .ifPresent(body -> all.add(
                            PageStatement.of(Kind.SAMPLE_REQUEST, body.toString(), "request of " + operation.id())));
            if (isDocumented(operation)) {
                all.addAll(fields(operation));
            }
        }
        walk(contract.document(), List.of(), all);
        // A statement that several parts are based on is told once, with the first of them.
        Map<Object, PageStatement> distinct = new LinkedHashMap<>();
        all.forEach(each -> distinct.putIfAbsent(Map.entry(each.kind(), each.key()), each));
        return List.copyOf(distinct.values());
    }

    /** Whether the contract allows a statement that it does not require. */
    boolean allows(PageStatement found) {
        return switch (found.kind()) {
            case SAMPLE_RESPONSE ->
                contract.operations().stream()
                        .flatMap(ContractStatements::onPage)
                        .anyMatch(answer -> PageStatements.leaves(answer.body())
                                .map(PageStatement::key)
                                .anyMatch(found.key()::equals));
            case SAMPLE_REQUEST -> {
                JsonNode sample = StrictJsonParser.readOrMissing(Payload.of(found.key(), StandardCharsets.UTF_8));
                yield requested(sample)
                        .filter(operation -> isValid(operation, sample))
                        .isPresent();
            }
            default -> false;
        };
    }

    /** The operation whose request a sample is; empty if it is none. */
    Optional<Operation> requested(JsonNode sample) {
        return contract.operations().stream()
                .filter(operation -> known(operation, sample) * 2 > sample.size())
                .max(Comparator.comparingLong(operation -> known(operation, sample)));
    }

    /** The header lines of the contract's tables, as they are compared. */
    Set<String> tableHeaders() {
        return tables().map(table -> PageStatements.squeezed(table.get(0))).collect(Collectors.toSet());
    }

    private static long known(Operation operation, JsonNode sample) {
        JsonNode fields = operation.requestSchema().path("properties");
        return sample.propertyStream()
                .filter(field -> fields.has(field.getKey()))
                .count();
    }

    private static boolean isValid(Operation operation, JsonNode sample) {
        return known(operation, sample) == sample.size()
                && ContractSchemas.compile(operation.requestSchema())
                        .validate(sample)
                        .isEmpty();
    }

    private static Stream<NamedAnswer> onPage(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> !answer.provenance().equals(OURS));
    }

    private static Optional<NamedAnswer> success(Operation operation) {
        return operation.answers().values().stream()
                .filter(answer -> answer.status() < 300)
                .findFirst();
    }

    private static boolean isDocumented(Operation operation) {
        return success(operation)
                .filter(answer -> answer.provenance().equals(DOCUMENTED))
                .isPresent();
    }

    private static void answer(List<PageStatement> all, Operation operation, NamedAnswer answer) {
        if (!answer.provenance().equals(DOCUMENTED)) {
            return;
        }
        String place = operation.id() + " " + answer.name();
        all.add(PageStatement.of(Kind.STATUS, String.valueOf(answer.status()), operation.id()));
        all.add(PageStatement.of(Kind.MESSAGE, VendorPage.plain(answer.message()), place));
        // Several answers share a status, and the page shows one of them.
        if (onPage(operation)
                .filter(other -> other.status() == answer.status())
                .findFirst()
                .filter(answer::equals)
                .isPresent()) {
            PageStatements.leaves(answer.body())
                    .forEach(leaf -> all.add(new PageStatement(leaf.kind(), leaf.key(), leaf.text(), place)));
        }
    }

    /** The rows of the tables that describe the fields of a request and of its success. */
    private static List<PageStatement> fields(Operation operation) {
        JsonNode request = operation.requestSchema();
        Set<String> required =
                request.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        List<PageStatement> rows = new ArrayList<>();
        request.path("properties")
                .properties()
                .forEach(field -> rows.add(PageStatement.of(
                        Kind.FIELD,
                        field.getKey() + " | " + field.getValue().path("type").asText() + " | "
                                + (required.contains(field.getKey()) ? "Yes" : "No"),
                        "request of " + operation.id())));
        success(operation)
                .map(answer -> operation.responseSchemas().get(String.valueOf(answer.status())))
                .ifPresent(schema -> nested("", schema, "success of " + operation.id(), rows));
        return rows;
    }

    private static void nested(String prefix, JsonNode schema, String place, List<PageStatement> rows) {
        schema.path("properties").properties().forEach(field -> {
            String name = prefix + field.getKey();
            String type = field.getValue().path("type").asText();
            rows.add(PageStatement.of(Kind.FIELD, name + " | " + type, place));
            nested(name + ".", field.getValue(), place, rows);
        });
    }

    /** Collects the quotations and the tables of a part of the document. */
    private void walk(JsonNode node, List<String> keys, List<PageStatement> all) {
        node.properties().forEach(child -> walk(child.getValue(), with(keys, child.getKey()), all));
        if (node.isArray()) {
            node.forEach(child -> walk(child, keys, all));
        }
        String key = keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        String place = keys.stream().filter(each -> !UNSAID.contains(each)).collect(Collectors.joining(" "));
        if (SOURCES.contains(key) && !node.asText().startsWith(DECISION) && !isMessage(node.asText())) {
            all.add(PageStatement.of(Kind.SENTENCE, VendorPage.plain(node.asText()), place));
        } else if (key.equals("description")) {
            PageStatements.tables(node.asText())
                    .forEach(table -> table.forEach(row ->
                            all.add(new PageStatement(Kind.TABLE_ROW, PageStatements.squeezed(row), row, place))));
        }
    }

    private Stream<List<String>> tables() {
        return contract.document().findValues("description").stream()
                .flatMap(description -> PageStatements.tables(description.asText()));
    }

    private boolean isMessage(String quotation) {
        return contract.operations().stream()
                .flatMap(operation -> operation.answers().values().stream())
                .anyMatch(answer -> answer.message().equals(quotation));
    }

    private static List<String> with(List<String> keys, String key) {
        return Stream.concat(keys.stream(), Stream.of(key)).toList();
    }
}
