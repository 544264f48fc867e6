package dev.attachphone.suite.faulty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** In which order an operation decides what is wrong; the first thing that is wrong answers. */
final class Checks {

    private record Named(String name, Check check) {}

    private final List<Named> checks = new ArrayList<>();

    /** What is done when nothing is wrong. */
    private final Function<Visit, Answer> outcome;

    Checks(Function<Visit, Answer> outcome) {
        this.outcome = outcome;
    }

    /** Adds a check that answers by its own name. */
    Checks then(String name, Predicate<Visit> wrong) {
        checks.add(new Named(name, visit -> wrong.test(visit) ? Optional.of(visit.answer(name)) : Optional.empty()));
        return this;
    }

    /** Adds a check in front of another. */
    void before(String name, Check check) {
        checks.add(position(name), new Named("", check));
    }

    void swap(String first, String second) {
        Collections.swap(checks, position(first), position(second));
    }

    void drop(String name) {
        checks.remove(position(name));
    }

    Answer answer(Visit visit) {
        return checks.stream()
                .flatMap(named -> named.check().refusal(visit).stream())
                .findFirst()
                .orElseGet(() -> outcome.apply(visit));
    }

    private int position(String name) {
        return IntStream.range(0, checks.size())
                .filter(i -> checks.get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
