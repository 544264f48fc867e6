package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ReferenceResolver;

/** Puts the contract's schemas where a stub file refers to them, so that no enum or pattern is typed twice. */
final class StubSchemaResolver {

    private final ReferenceResolver referenceResolver;

    StubSchemaResolver(Contract contract) {
        this.referenceResolver = new ReferenceResolver(contract.document());
    }

    /** A copy of the node, its references replaced and its patterns fit for Java. */
    JsonNode resolved(JsonNode node) {
        JsonNode copy = referenceResolver.resolveAll(node);
        makePatternsAbsolute(copy);
        return copy;
    }

    // Java's $ also matches before a trailing line break, the contract's does not.
    private static void makePatternsAbsolute(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("pattern") instanceof TextNode pattern
                && pattern.asText().endsWith("$")) {
            object.put("pattern", absolute(pattern.asText()));
        }
        node.forEach(StubSchemaResolver::makePatternsAbsolute);
    }

    static String absolute(String pattern) {
        return pattern.endsWith("$") && !pattern.endsWith("\\$")
                ? pattern.substring(0, pattern.length() - 1) + "\\z"
                : pattern;
    }
}
