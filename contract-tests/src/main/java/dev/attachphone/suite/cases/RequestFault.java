package dev.attachphone.suite.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.suite.check.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fault in a request.
 *
 * @param answer the name of the answer that the fault alone leads to
 * @param layer the layer of a request with this fault alone
 * @param send how a valid request is changed
 * @param given the requests that create the required state
 */
record RequestFault(String answer, Layer layer, JsonNode send, List<CaseStep> given) {

    private static final int LARGEST_COMBINATION = 3;
    private static final Set<String> ROLES_WITHOUT_ACCOUNT = Set.of("none", "wrong", "expired");

    /**
     * All pairs, then all triples, of faults that one request can have. Each uses the first ways that can be combined.
     *
     * @param ways the ways to make each fault, in the order of the checks
     */
    static Stream<List<RequestFault>> combinations(List<List<RequestFault>> ways) {
        return IntStream.rangeClosed(2, LARGEST_COMBINATION)
                .boxed()
                .flatMap(size -> choices(ways, 0, size))
                .flatMap(chosen -> firstPossible(chosen, List.of()).stream());
    }

    private static Stream<List<List<RequestFault>>> choices(List<List<RequestFault>> ways, int from, int size) {
        if (size == 0) {
            return Stream.of(List.of());
        }
        return IntStream.range(from, ways.size())
                .boxed()
                .flatMap(first -> choices(ways, first + 1, size - 1)
                        .map(rest -> Stream.concat(Stream.of(ways.get(first)), rest.stream())
                                .toList()));
    }

    private static Optional<List<RequestFault>> firstPossible(
            List<List<RequestFault>> chosen, List<RequestFault> combined) {
        if (combined.size() == chosen.size()) {
            return Optional.of(combined);
        }
        return chosen.get(combined.size()).stream()
                .filter(way -> combined.stream().allMatch(earlier -> earlier.combinesWith(way)))
                .flatMap(way -> {
                    List<RequestFault> more = new ArrayList<>(combined);
                    more.add(way);
                    return firstPossible(chosen, more).stream();
                })
                .findFirst();
    }

    /** Whether one request can have both faults. */
    private boolean combinesWith(RequestFault other) {
        return agreesOnAccount(other)
                && agreesOnFields(other)
                && !removesNumbersOf(other)
                && !other.removesNumbersOf(this)
                && isNotInBoth(other, "path")
                && isNotInBoth(other, "method");
    }

    /** Both faults in one request. Where both change the same part, this fault has precedence. */
    RequestFault mergedWith(RequestFault other) {
        ObjectNode both = ((ObjectNode) other.send).deepCopy();
        send.properties()
                .forEach(field -> both.set(field.getKey(), merged(field.getValue(), both.path(field.getKey()))));
        return new RequestFault(
                answer,
                layerWith(other),
                both,
                Stream.concat(given.stream(), other.given.stream()).toList());
    }

    // Every target refuses the request for the fault that is not of our own; our answer is that of this fault.
    private Layer layerWith(RequestFault other) {
        return layer == Layer.OWN && other.layer != Layer.OWN ? Layer.HTTP : layer;
    }

    private static JsonNode merged(JsonNode own, JsonNode others) {
        if (own.isArray() && others.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            own.forEach(all::add);
            others.forEach(all::add);
            return all;
        }
        if (own instanceof ObjectNode object && others instanceof ObjectNode base) {
            return base.deepCopy().setAll(object);
        }
        return own;
    }

    private boolean agreesOnAccount(RequestFault other) {
        String own = send.path("as").asText();
        String others = other.send.path("as").asText();
        return own.isEmpty()
                || others.isEmpty()
                || own.equals(others)
                || ROLES_WITHOUT_ACCOUNT.contains(own)
                || ROLES_WITHOUT_ACCOUNT.contains(others);
    }

    private boolean agreesOnFields(RequestFault other) {
        boolean removedAndSet = removed().stream().anyMatch(other.send.path("with")::has)
                || other.removed().stream().anyMatch(send.path("with")::has);
        return !removedAndSet
                && send.path("with").properties().stream().allMatch(field -> agrees(field, other.send.path("with")));
    }

    private static boolean agrees(Map.Entry<String, JsonNode> field, JsonNode others) {
        JsonNode value = others.get(field.getKey());
        return value == null || value.equals(field.getValue());
    }

    private boolean isNotInBoth(RequestFault other, String field) {
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
