package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.card.ClientCard.Advice;
import dev.attachphone.sandbox.card.ClientCard.Advice.AdviceKind;
import dev.attachphone.sandbox.fault.InjectedFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges how a client reacts to its answers: whether it retries what may be retried, and nothing else.
 *
 * @param exchanges the exchanges of the client, oldest first
 */
record ClientBehaviourRules(List<ClientExchange> exchanges) {

    private static final int CONFLICT = 409;
    private static final int NOT_IMPLEMENTED = 501;

    /** Client errors after which the same request can succeed. */
    private static final Set<Integer> TEMPORARY = Set.of(408, 429);

    List<Advice> all() {
        return IntStream.range(0, exchanges.size())
                .mapToObj(this::adviceAt)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Advice> adviceAt(int index) {
        ClientExchange exchange = exchanges.get(index);
        if (exchange.fault().filter(fault -> fault == InjectedFault.REPLY_LOST).isPresent()) {
            return Optional.of(afterLostReply(exchange, index));
        }
        if (!exchange.isResponseDelivered()
                || TEMPORARY.contains(exchange.status())
                || (exchange.status() >= 500 && exchange.status() != NOT_IMPLEMENTED)) {
            return Optional.of(afterFailure(exchange, index));
        }
        return exchange.status() >= 400 && exchange.status() < 500 && isRepeatedNext(exchange, index)
                ? Optional.of(afterRefusal(exchange))
                : Optional.empty();
    }

    private Advice afterLostReply(ClientExchange exchange, int index) {
        return isRepeatedLater(exchange, index)
                ? new Advice(
                        AdviceKind.GOOD,
                        "retries-lost-reply",
                        "repeated the request after the reply was lost, which is the only way to learn its result",
                        exchange.id())
                : openOrFault(
                        exchange,
                        index,
                        "forgets-lost-reply",
                        "the lost reply",
                        "did not repeat the request after the reply was lost, so it does not know whether the numbers are attached");
    }

    private Advice afterFailure(ClientExchange exchange, int index) {
        String failure = exchange.fault().map(InjectedFault::text).orElse(exchange.answer());
        Instant earliest = exchange.at().plus(exchange.retryAfter());
        if (repetitions(exchange, index).anyMatch(later -> later.at().isBefore(earliest))) {
            return new Advice(
                    AdviceKind.FAULT,
                    "ignores-retry-after",
                    "retried after " + failure + " in less than the "
                            + exchange.retryAfter().toSeconds() + " s of Retry-After",
                    exchange.id());
        }
        return isRepeatedLater(exchange, index)
                ? new Advice(AdviceKind.GOOD, "retries-break", "retried after " + failure, exchange.id())
                : openOrFault(
                        exchange,
                        index,
                        "gives-up",
                        failure,
                        "did not retry after " + failure
                                + "; a request without a complete answer can be repeated safely");
    }

    private static Advice afterRefusal(ClientExchange exchange) {
        return exchange.status() == CONFLICT
                ? new Advice(
                        AdviceKind.FAULT,
                        "ignores-conflict",
                        "repeated the request unchanged after a 409; another agent holds the number, detach it there first",
                        exchange.id())
                : new Advice(
                        AdviceKind.FAULT,
                        "retries-refusal",
                        "repeated the request unchanged after a " + exchange.status() + " (" + exchange.answer()
                                + "); the answer stays the same until the request is corrected",
                        exchange.id());
    }

    private Advice openOrFault(ClientExchange exchange, int index, String rule, String failure, String text) {
        return index == exchanges.size() - 1
                ? new Advice(
                        AdviceKind.OPEN,
                        rule,
                        "has sent no request after " + failure + " yet, so a retry may still come",
                        exchange.id())
                : new Advice(AdviceKind.FAULT, rule, text, exchange.id());
    }

    private boolean isRepeatedNext(ClientExchange exchange, int index) {
        return index + 1 < exchanges.size()
                && exchanges.get(index + 1).content().equals(exchange.content())
                && exchanges.get(index + 1).senderDigest().equals(exchange.senderDigest());
    }

    private boolean isRepeatedLater(ClientExchange exchange, int index) {
        return repetitions(exchange, index).findAny().isPresent();
    }

    private Stream<ClientExchange> repetitions(ClientExchange exchange, int index) {
        return exchanges.subList(index + 1, exchanges.size()).stream()
                .filter(later -> later.content().equals(exchange.content()));
    }
}
