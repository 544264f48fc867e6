package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.suite.faulty.server.FieldRules;
import dev.attachphone.suite.faulty.server.RequestProcessing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Faults in the array of numbers: duplicates, order, partial attachment, wrong elements. */
final class ArrayFaults {

    private ArrayFaults() {}

    static final List<ServerFault> ARRAYS = List.of(
            fault(
                    "single-text-accepted",
                    "one text counts as an array of it",
                    b -> b.fields.numbers =
                            body -> one(body.path("numbers")).or(() -> FieldRules.elements(body.path("numbers")))),
            fault(
                    "phone-number-accepted",
                    "phone_number serves when there is no numbers",
                    b -> b.fields.numbers =
                            body -> FieldRules.elements(body.path("numbers")).or(() -> one(body.path("phone_number")))),
            fault(
                    "object-values-accepted",
                    "the values of an object are its numbers",
                    b -> b.fields.numbers = body -> Optional.of(
                                    body.path("numbers").valueStream().toList())
                            .filter(numbers -> !numbers.isEmpty())),
            fault(
                    "empty-array-accepted",
                    "an empty array attaches nothing, and says so as a success",
                    b -> b.fields.numbers = body -> Optional.of(body.path("numbers"))
                            .filter(JsonNode::isArray)
                            .map(numbers -> numbers.valueStream().toList())),
            fault(
                    "empty-array-is-a-format",
                    "an empty array is a bad number",
                    b -> b.attach.before(
                            "numbers-required",
                            requestProcessing ->
                                    requestProcessing.object().path("numbers").isArray()
                                                    && requestProcessing
                                                            .object()
                                                            .path("numbers")
                                                            .isEmpty()
                                            ? Optional.of(requestProcessing.answer("invalid-phone-number"))
                                            : Optional.empty())),
            fault(
                    "null-elements-skipped",
                    "null among numbers is ignored",
                    b -> b.fields.numbers = body -> FieldRules.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream()
                                    .filter(number -> !number.isNull())
                                    .toList())
                            .filter(numbers -> !numbers.isEmpty())),
            fault(
                    "empty-elements-skipped",
                    "an empty text among numbers is ignored",
                    b -> b.fields.numbers = body -> FieldRules.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream()
                                    .filter(number -> !number.isTextual()
                                            || !number.asText().isBlank())
                                    .toList())),
            fault(
                    "nested-arrays-flattened",
                    "an array within numbers counts as its numbers",
                    b -> b.fields.numbers = body -> FieldRules.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream()
                                    .flatMap(number -> number.isArray() ? number.valueStream() : Stream.of(number))
                                    .toList())),
            fault("numerals-accepted", "a number in digits counts with a plus in front", b -> {
                b.fields.element = number -> number.isTextual() || number.isIntegralNumber();
                b.fields.number = number -> number.matches("[0-9]+") ? "+" + number : number;
            }),
            fault(
                    "other-elements-fail",
                    "an element that is no text causes a 500",
                    b -> b.fields.element = number -> {
                        if (!number.isTextual()) {
                            throw new IllegalStateException("no text");
                        }
                        return true;
                    }),
            fault(
                    "only-first-looked-at",
                    "only the first number's format is looked at",
                    b -> b.fields.looked = numbers -> numbers.subList(0, 1)),
            fault(
                    "only-last-looked-at",
                    "only the last number's format is looked at",
                    b -> b.fields.looked = numbers -> numbers.subList(numbers.size() - 1, numbers.size())),
            fault(
                    "only-first-attached",
                    "only the first number is attached",
                    b -> b.fields.kept = numbers -> numbers.subList(0, 1)),
            fault("only-first-attached-secretly", "only the first number is attached, and all are named", b -> {
                b.fields.kept = numbers -> numbers.subList(0, 1);
                b.attachment.shown = requestProcessing ->
                        sent(requestProcessing).stream().distinct().toList();
            }),
            fault(
                    "duplicates-refused",
                    "a number that is given twice is refused",
                    b -> b.attach.before(
                            "agent-not-found",
                            requestProcessing -> requestProcessing
                                    .numbers()
                                    .filter(numbers -> new HashSet<>(numbers).size() < numbers.size())
                                    .map(numbers -> requestProcessing.answer("invalid-phone-number")))),
            fault(
                    "duplicates-echoed",
                    "a number that is given twice comes back twice",
                    b -> b.attachment.shown = ArrayFaults::sent),
            fault(
                    "numbers-sorted",
                    "numbers come back sorted",
                    b -> b.attachment.shown = requestProcessing -> requestProcessing.claim().numbers().stream()
                            .sorted()
                            .toList()),
            fault(
                    "numbers-reversed",
                    "numbers come back last to first",
                    b -> b.attachment.shown = requestProcessing ->
                            reversed(requestProcessing.claim().numbers())),
            fault(
                    "order-of-last-appearance",
                    "a number that is given twice comes back where it stood last",
                    b -> b.attachment.shown = requestProcessing -> reversed(reversed(sent(requestProcessing)).stream()
                            .distinct()
                            .toList())),
            fault(
                    "more-than-ten-refused",
                    "more than ten numbers are refused",
                    b -> b.attach.before(
                            "agent-not-found",
                            requestProcessing -> requestProcessing
                                    .numbers()
                                    .filter(numbers -> numbers.size() > 10)
                                    .map(numbers -> requestProcessing.answer("invalid-phone-number")))));

    /** The numbers in the order of the request, duplicates included. */
    static List<String> sent(RequestProcessing requestProcessing) {
        return requestProcessing.numbers().orElseThrow().stream()
                .map(JsonNode::asText)
                .toList();
    }

    private static Optional<List<JsonNode>> one(JsonNode text) {
        return text.isTextual() ? Optional.of(List.of(text)) : Optional.empty();
    }

    private static List<String> reversed(List<String> numbers) {
        List<String> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }
}
