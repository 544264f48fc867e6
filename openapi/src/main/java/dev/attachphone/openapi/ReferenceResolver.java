package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Follows the local references ({@code "$ref": "#/…"}) of a document.
 *
 * @param document where references lead
 */
public record ReferenceResolver(JsonNode document) {

    private static final String REF = "$ref";

    // No document goes as deep; a circle does.
    private static final int DEEPEST = 200;

    /** The node that a reference leads to, or the node itself if it is none. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        int steps = 0;
        while (resolved.has(REF)) {
            String reference = resolved.path(REF).asText();
            if (!reference.startsWith("#/")) {
                throw new IllegalArgumentException("the reference " + reference + " does not begin with #/");
            }
            String pointer = reference.substring(1);
            require(steps++ < DEEPEST, pointer);
            resolved = document.at(pointer);
            if (resolved.isMissingNode()) {
                throw new IllegalArgumentException("nothing stands at the reference #" + pointer);
            }
        }
        return resolved;
    }

    /** A copy of the node with every reference within it replaced by what it leads to; references must not form a circle. */
    public JsonNode resolveAll(JsonNode node) {
        return resolveAll(node, 0);
    }

    private JsonNode resolveAll(JsonNode node, int depth) {
        require(depth < DEEPEST, node.path(REF).asText());
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

    private static void require(boolean straight, String where) {
        if (!straight) {
            throw new IllegalArgumentException("references form a circle, or nest too deep: " + where);
        }
    }
}
