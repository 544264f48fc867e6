package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Resolves the local references ({@code "$ref": "#/…"}) of a document.
 *
 * @param document the document that the references point into
 */
public record ReferenceResolver(JsonNode document) {

    private static final String REF = "$ref";

    private static final int MAX_DEPTH = 200;

    /**
     * Returns the node that a reference points to, or the node itself if it is not a reference.
     *
     * @throws InvalidContractException if the reference cannot be resolved
     */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        for (int steps = 0; resolved.has(REF); steps++) {
            String reference = resolved.path(REF).asText();
            if (!reference.startsWith("#/")) {
                throw new InvalidContractException("the reference " + reference + " does not start with #/");
            }
            requireNoCycle(steps, reference);
            resolved = document.at(reference.substring(1));
            if (resolved.isMissingNode()) {
                throw new InvalidContractException("the reference " + reference + " points to nothing");
            }
        }
        return resolved;
    }

    /**
     * Returns a copy of the node in which every reference is replaced by the node that it points to.
     *
     * @throws InvalidContractException if a reference cannot be resolved, or references form a cycle
     */
    public JsonNode resolveAll(JsonNode node) {
        return resolveAll(node, 0);
    }

    private JsonNode resolveAll(JsonNode node, int depth) {
        requireNoCycle(depth, node.path(REF).asText());
        JsonNode copy = resolve(node).deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(resolveAll(property.getValue(), depth + 1)));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolveAll(array.get(i), depth + 1));
            }
        }
        return copy;
    }

    private static void requireNoCycle(int depth, String reference) {
        if (depth >= MAX_DEPTH) {
            throw new InvalidContractException("references form a cycle or are nested too deep: " + reference);
        }
    }
}
