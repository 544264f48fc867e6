package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Follows the local references ({@code "$ref": "#/…"}) of a document.
 *
 * @param document where references lead
 */
public record References(JsonNode document) {

    private static final String REF = "$ref";

    /** The node that a reference leads to, or the node itself if it is none. */
    public JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has(REF)) {
            String pointer = resolved.path(REF).asText().substring(1);
            resolved = document.at(pointer);
            if (resolved.isMissingNode()) {
                throw new IllegalArgumentException("nothing stands at the reference #" + pointer);
            }
        }
        return resolved;
    }

    /** A copy of the node with every reference within it replaced by what it leads to; references must not form a circle. */
    public JsonNode resolveAll(JsonNode node) {
        JsonNode copy = resolve(node).deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(resolveAll(property.getValue())));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolveAll(array.get(i)));
            }
        }
        return copy;
    }
}
