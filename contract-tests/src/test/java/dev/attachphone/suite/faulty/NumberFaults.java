package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What implementers get wrong about numbers: their format, and how many there are. */
final class NumberFaults {

    private NumberFaults() {}

    static final List<Fault> FORMATS = List.of(
            fault("plus-not-needed", "a number needs no plus", b -> b.fields.e164 = whole("\\+?[1-9][0-9]{1,14}")),
            fault(
                    "leading-zero-accepted",
                    "a country code may begin with 0",
                    b -> b.fields.e164 = whole("\\+[0-9]{2,15}")),
            fault(
                    "sixteen-digits-accepted",
                    "a number may have a digit too many",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]{1,15}")),
            fault(
                    "one-digit-accepted",
                    "a number may have one digit",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]{0,14}")),
            fault(
                    "any-length-accepted",
                    "a number may have any number of digits",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]*")),
            fault(
                    "fifteen-digits-refused",
                    "a number has at most 14 digits",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]{1,13}")),
            fault(
                    "short-numbers-refused",
                    "a number has at least 7 digits",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]{6,14}")),
            fault(
                    "two-digits-refused",
                    "a number has at least 3 digits",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]{2,14}")),
            fault(
                    "ten-digits-needed",
                    "a number has 10 digits behind its country code",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9]{0,2}[0-9]{10}")),
            fault(
                    "digits-of-any-script",
                    "digits of any script count",
                    b -> b.fields.e164 = whole("(?U)\\+[1-9]\\d{1,14}")),
            fault(
                    "format-found-within",
                    "a number is enough that contains one",
                    b -> b.fields.e164 = FieldFaults.found("\\+[1-9][0-9]{1,14}")),
            fault(
                    "format-at-the-beginning",
                    "what follows a number does not matter",
                    b -> b.fields.e164 = FieldFaults.found("^\\+[1-9][0-9]{1,14}")),
            fault(
                    "format-at-the-end",
                    "what goes before a number does not matter",
                    b -> b.fields.e164 = FieldFaults.found("\\+[1-9][0-9]{1,14}\\z")),
            fault(
                    "trailing-newline-accepted",
                    "a dollar sign lets a newline pass",
                    b -> b.fields.e164 = FieldFaults.found("^\\+[1-9][0-9]{1,14}$")),
            fault(
                    "any-line-is-a-number",
                    "one line of a text is enough",
                    b -> b.fields.e164 = FieldFaults.found("(?m)^\\+[1-9][0-9]{1,14}$")),
            fault("format-ignored", "every text is a number", b -> b.fields.e164 = number -> true),
            fault(
                    "letters-accepted",
                    "a vanity number is a number",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9a-z]{1,14}")));

    static final List<Fault> NORMALIZING = List.of(
            fault(
                    "double-zero-is-a-plus",
                    "00 stands for the plus",
                    b -> b.fields.number = number -> number.replaceFirst("^00", "+")),
            fault(
                    "plus-added",
                    "a plus is put in front where none is",
                    b -> b.fields.number = number -> number.startsWith("+") ? number : "+" + number),
            fault(
                    "numbers-trimmed",
                    "white space around a number does not matter",
                    b -> b.fields.number = String::strip),
            fault("numbers-trimmed-and-echoed", "white space around a number comes back", b -> {
                b.fields.number = String::strip;
                b.attachment.shown = NumberFaults::sent;
            }),
            fault(
                    "spaces-stripped",
                    "spaces within a number do not matter",
                    b -> b.fields.number = number -> number.replace(" ", "")),
            fault(
                    "hyphens-stripped",
                    "hyphens within a number do not matter",
                    b -> b.fields.number = number -> number.replace("-", "")),
            fault(
                    "only-digits-kept",
                    "whatever is not a digit is dropped",
                    b -> b.fields.number = number -> "+" + number.replaceAll("[^0-9]", "")),
            fault(
                    "full-width-normalized",
                    "full-width characters count as their narrow ones",
                    b -> b.fields.number = number -> Normalizer.normalize(number, Normalizer.Form.NFKC)),
            fault(
                    "invisible-stripped",
                    "invisible characters in a number do not matter",
                    b -> b.fields.number = number -> number.replaceAll("\\p{Cf}", "")),
            fault(
                    "double-plus-collapsed",
                    "two pluses count as one",
                    b -> b.fields.number = number -> number.replaceFirst("^\\++", "+")),
            fault(
                    "tel-uri-accepted",
                    "tel: may stand in front of a number",
                    b -> b.fields.number = number -> number.replaceFirst("^tel:", "")));

    static final List<Fault> ARRAYS = List.of(
            fault(
                    "single-text-accepted",
                    "one text counts as an array of it",
                    b -> b.fields.numbers =
                            body -> one(body.path("numbers")).or(() -> Fields.elements(body.path("numbers")))),
            fault(
                    "phone-number-accepted",
                    "phone_number serves when there is no numbers",
                    b -> b.fields.numbers =
                            body -> Fields.elements(body.path("numbers")).or(() -> one(body.path("phone_number")))),
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
                            visit -> visit.object().path("numbers").isArray()
                                            && visit.object().path("numbers").isEmpty()
                                    ? Optional.of(visit.answer("invalid-phone-number"))
                                    : Optional.empty())),
            fault(
                    "null-elements-skipped",
                    "null among numbers does not matter",
                    b -> b.fields.numbers = body -> Fields.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream()
                                    .filter(number -> !number.isNull())
                                    .toList())
                            .filter(numbers -> !numbers.isEmpty())),
            fault(
                    "empty-elements-skipped",
                    "an empty text among numbers does not matter",
                    b -> b.fields.numbers = body -> Fields.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream()
                                    .filter(number -> !number.isTextual()
                                            || !number.asText().isBlank())
                                    .toList())),
            fault(
                    "nested-arrays-flattened",
                    "an array within numbers counts as its numbers",
                    b -> b.fields.numbers = body -> Fields.elements(body.path("numbers"))
                            .map(numbers -> numbers.stream()
                                    .flatMap(number -> number.isArray() ? number.valueStream() : Stream.of(number))
                                    .toList())),
            fault("numerals-accepted", "a number in digits counts with a plus in front", b -> {
                b.fields.element = number -> number.isTextual() || number.isIntegralNumber();
                b.fields.number = number -> number.matches("[0-9]+") ? "+" + number : number;
            }),
            fault(
                    "other-elements-fail",
                    "an element that is no text is the server's own trouble",
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
                b.attachment.shown = visit -> sent(visit).stream().distinct().toList();
            }),
            fault(
                    "duplicates-refused",
                    "a number that is given twice is refused",
                    b -> b.attach.before(
                            "agent-not-found",
                            visit -> visit.numbers()
                                    .filter(numbers -> new HashSet<>(numbers).size() < numbers.size())
                                    .map(numbers -> visit.answer("invalid-phone-number")))),
            fault(
                    "duplicates-echoed",
                    "a number that is given twice comes back twice",
                    b -> b.attachment.shown = NumberFaults::sent),
            fault(
                    "numbers-sorted",
                    "numbers come back sorted",
                    b -> b.attachment.shown =
                            visit -> visit.claim().numbers().stream().sorted().toList()),
            fault(
                    "numbers-reversed",
                    "numbers come back last to first",
                    b -> b.attachment.shown = visit -> reversed(visit.claim().numbers())),
            fault(
                    "order-of-last-appearance",
                    "a number that is given twice comes back where it stood last",
                    b -> b.attachment.shown = visit ->
                            reversed(reversed(sent(visit)).stream().distinct().toList())),
            fault(
                    "more-than-ten-refused",
                    "more than ten numbers are refused",
                    b -> b.attach.before(
                            "agent-not-found",
                            visit -> visit.numbers()
                                    .filter(numbers -> numbers.size() > 10)
                                    .map(numbers -> visit.answer("invalid-phone-number")))));

    private static Predicate<String> whole(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static Optional<List<JsonNode>> one(JsonNode text) {
        return text.isTextual() ? Optional.of(List.of(text)) : Optional.empty();
    }

    private static List<String> sent(Visit visit) {
        return visit.numbers().orElseThrow().stream().map(JsonNode::asText).toList();
    }

    private static List<String> reversed(List<String> numbers) {
        List<String> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }
}
