package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import java.text.Normalizer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Faults in the format check of phone numbers. */
final class NumberFaults {

    private NumberFaults() {}

    static final List<ServerFault> FORMATS = List.of(
            fault("plus-not-needed", "a number needs no plus", b -> b.fields.e164 = whole("\\+?[1-9][0-9]{1,14}")),
            fault(
                    "leading-zero-accepted",
                    "a country code may begin with 0",
                    b -> b.fields.e164 = whole("\\+[0-9]{2,15}")),
            fault(
                    "sixteen-digits-accepted",
                    "a number with 16 digits is accepted",
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
                    "a text that contains a number is accepted",
                    b -> b.fields.e164 = ComparisonFaults.found("\\+[1-9][0-9]{1,14}")),
            fault(
                    "format-at-the-beginning",
                    "text after a number is ignored",
                    b -> b.fields.e164 = ComparisonFaults.found("^\\+[1-9][0-9]{1,14}")),
            fault(
                    "format-at-the-end",
                    "text before a number is ignored",
                    b -> b.fields.e164 = ComparisonFaults.found("\\+[1-9][0-9]{1,14}\\z")),
            fault(
                    "trailing-newline-accepted",
                    "a number with a trailing newline is accepted",
                    b -> b.fields.e164 = ComparisonFaults.found("^\\+[1-9][0-9]{1,14}$")),
            fault(
                    "any-line-is-a-number",
                    "a text with a number on one line is accepted",
                    b -> b.fields.e164 = ComparisonFaults.found("(?m)^\\+[1-9][0-9]{1,14}$")),
            fault("format-ignored", "every text is a number", b -> b.fields.e164 = number -> true),
            fault(
                    "letters-accepted",
                    "a vanity number is a number",
                    b -> b.fields.e164 = whole("\\+[1-9][0-9a-z]{1,14}")));

    static final List<ServerFault> NORMALIZING = List.of(
            fault(
                    "double-zero-is-a-plus",
                    "00 stands for the plus",
                    b -> b.fields.number = number -> number.replaceFirst("^00", "+")),
            fault(
                    "plus-added",
                    "a plus is put in front where none is",
                    b -> b.fields.number = number -> number.startsWith("+") ? number : "+" + number),
            fault("numbers-trimmed", "white space around a number is ignored", b -> b.fields.number = String::strip),
            fault("numbers-trimmed-and-echoed", "white space around a number comes back", b -> {
                b.fields.number = String::strip;
                b.attachment.shown = ArrayFaults::sent;
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
                    "characters other than digits are removed",
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

    private static Predicate<String> whole(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }
}
