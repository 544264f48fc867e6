package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a request, and the answer it leads to.
 *
 * @param answer the name of the answer
 * @param send how the fault is made
 * @param given the requests that bring about the state it needs
 */
record RequestFault(String answer, JsonNode send, List<CaseStep> given) {

    private static final Set<String> NAMELESS = Set.of("none", "wrong", "expired");

    /** Whether both can be wrong with one request. */
    boolean combinesWith(RequestFault other) {
        return agreesOnAccount(other)
                && agreeOnFields(other)
                && !removesNumbersOf(other)
                && !other.removesNumbersOf(this)
                && agrees(other, "path")
                && agrees(other, "method");
    }

    /** Both faults in one; where they touch the same thing, this one's way is taken. */
    RequestFault mergedWith(RequestFault other) {
        ObjectNode both = ((ObjectNode) other.send).deepCopy();
        send.properties().forEach(field -> {
            JsonNode theirs = both.path(field.getKey());
            both.set(field.getKey(), joined(field.getValue(), theirs));
        });
        return new RequestFault(
                answer,
                both,
                Stream.concat(given.stream(), other.given.stream()).toList());
    }

    private static JsonNode joined(JsonNode mine, JsonNode theirs) {
        if (mine.isArray() && theirs.isArray()) {
            var all = JsonNodeFactory.instance.arrayNode();
            mine.forEach(all::add);
            theirs.forEach(all::add);
            return all;
        }
        if (mine instanceof ObjectNode object && theirs instanceof ObjectNode base) {
            return base.deepCopy().setAll(object);
        }
        return mine;
    }

    private boolean agreesOnAccount(RequestFault other) {
        String mine = send.path("as").asText();
        String theirs = other.send.path("as").asText();
        return mine.isEmpty()
                || theirs.isEmpty()
                || mine.equals(theirs)
                || NAMELESS.contains(mine)
                || NAMELESS.contains(theirs);
    }

    private boolean agreeOnFields(RequestFault other) {
        Set<String> mine = removed();
        Set<String> theirs = other.removed();
        boolean removedAndSet = mine.stream().anyMatch(other.send.path("with")::has)
                || theirs.stream().anyMatch(send.path("with")::has);
        return !removedAndSet
                && send.path("with").properties().stream().allMatch(field -> same(field, other.send.path("with")));
    }

    private static boolean same(Map.Entry<String, JsonNode> field, JsonNode others) {
        JsonNode theirs = others.get(field.getKey());
        return theirs == null || theirs.equals(field.getValue());
    }

    private boolean agrees(RequestFault other, String field) {
        return !send.has(field) || !other.send.has(field);
    }

    private boolean removesNumbersOf(RequestFault other) {
        return removed().contains("numbers") && other.send.has("add-numbers");
    }

    private Set<String> removed() {
        Set<String> removed = new HashSet<>();
        send.path("without").forEach(field -> removed.add(field.asText()));
        return removed;
    }
}
