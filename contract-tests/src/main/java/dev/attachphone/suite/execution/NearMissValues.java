package dev.attachphone.suite.execution;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that are almost another, so that only who compares letter for letter tells them apart. */
final class NearMissValues {

    private NearMissValues() {}

    /** Those that have letters, with each letter in the other case. */
    static List<String> inOtherCase(List<String> texts) {
        return different(
                texts,
                text -> text.chars()
                        .map(letter -> Character.isUpperCase(letter)
                                ? Character.toLowerCase(letter)
                                : Character.toUpperCase(letter))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
    }

    /** Those that have a prefix such as {@code agent_}, without it. */
    static List<String> withoutPrefix(List<String> texts) {
        return different(texts, text -> text.substring(text.indexOf('_') + 1));
    }

    private static List<String> different(List<String> texts, UnaryOperator<String> change) {
        return texts.stream()
                .flatMap(text -> Stream.of(change.apply(text)).filter(changed -> !texts.contains(changed)))
                .toList();
    }
}
