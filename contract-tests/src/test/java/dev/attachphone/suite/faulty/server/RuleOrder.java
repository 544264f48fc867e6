package dev.attachphone.suite.faulty.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The rules of an operation in their order; the first rule that refuses the request decides the answer. */
public final class RuleOrder {

    private record Named(String name, RequestRule check) {}

    private final List<Named> checks = new ArrayList<>();

    /** Processes a request that no rule refuses. */
    private final Function<RequestProcessing, MutableAnswer> outcome;

    RuleOrder(Function<RequestProcessing, MutableAnswer> outcome) {
        this.outcome = outcome;
    }

    /** Appends a rule that answers with the answer of its own name. */
    RuleOrder then(String name, Predicate<RequestProcessing> wrong) {
        return thenRule(
                name,
                requestProcessing ->
                        wrong.test(requestProcessing) ? Optional.of(requestProcessing.answer(name)) : Optional.empty());
    }

    /** Appends a rule. */
    RuleOrder thenRule(String name, RequestRule rule) {
        checks.add(new Named(name, rule));
        return this;
    }

    /** Inserts a rule before another. */
    public void before(String name, RequestRule requestRule) {
        checks.add(position(name), new Named("", requestRule));
    }

    public void swap(String first, String second) {
        Collections.swap(checks, position(first), position(second));
    }

    public void drop(String name) {
        checks.remove(position(name));
    }

    MutableAnswer answer(RequestProcessing requestProcessing) {
        return checks.stream()
                .flatMap(named -> named.check().refusal(requestProcessing).stream())
                .findFirst()
                .orElseGet(() -> outcome.apply(requestProcessing));
    }

    private int position(String name) {
        return IntStream.range(0, checks.size())
                .filter(i -> checks.get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
