package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Checks the fields of a body. */
public final class FieldRules {

    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}*");
    private static final int MAX_NUMBERS = 1_000;
    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    public final List<String> providers;

    /** Whether a text counts as blank. */
    public Predicate<String> blank = text -> BLANK.matcher(text).matches();

    /** The text of a field; empty if it is missing or not a string. */
    public Function<JsonNode, Optional<String>> text = this::textOf;

    /** Applied to the field before it is checked. */
    public UnaryOperator<String> agentId = UnaryOperator.identity();

    public UnaryOperator<String> provider = UnaryOperator.identity();

    public Predicate<String> supported = this::isListed;

    /** The elements of {@code numbers}; empty if there are none. */
    public Function<JsonNode, Optional<List<JsonNode>>> numbers = body -> elements(body.path("numbers"));

    /** How many of the elements count towards the limit: the different strings. */
    public ToLongFunction<List<JsonNode>> count =
            elements -> elements.stream().filter(JsonNode::isTextual).distinct().count();

    public int maxNumbers = MAX_NUMBERS;

    /** Selects the elements that are checked. */
    public UnaryOperator<List<JsonNode>> looked = UnaryOperator.identity();

    /** Applied to an element before it is checked. */
    public UnaryOperator<String> number = UnaryOperator.identity();

    public Predicate<String> e164 = number -> E_164.matcher(number).matches();

    /** Selects the numbers that are attached. */
    public UnaryOperator<List<String>> kept =
            numbers -> numbers.stream().distinct().toList();

    /** Whether an array with such an element counts as an array of numbers. */
    public Predicate<JsonNode> element = JsonNode::isTextual;

    FieldRules(JsonNode providers) {
        this.providers = new ArrayList<>();
        providers.forEach(provider -> this.providers.add(provider.asText()));
    }

    public Optional<String> textOf(JsonNode field) {
        return field.isTextual() ? Optional.of(field.asText()).filter(blank.negate()) : Optional.empty();
    }

    boolean isListed(String provider) {
        return providers.contains(provider);
    }

    public static Optional<List<JsonNode>> elements(JsonNode array) {
        return array.isArray() && !array.isEmpty()
                ? Optional.of(array.valueStream().toList())
                : Optional.empty();
    }

    boolean isNumber(JsonNode each) {
        return element.test(each) && e164.test(number.apply(each.asText()));
    }

    List<String> keptOf(List<JsonNode> elements) {
        return kept.apply(elements.stream().map(JsonNode::asText).map(number).toList());
    }
}
