package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.card.Advice.Kind;
import dev.attachphone.sandbox.fault.InjectedFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a client took what it was answered.
 *
 * @param exchanges its requests, the oldest first
 */
record BehaviourRules(List<ClientExchange> exchanges) {

    private static final int CONFLICT = 409;

    List<Advice> all() {
        return IntStream.range(0, exchanges.size())
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Advice> at(int index) {
        ClientExchange clientExchange = exchanges.get(index);
        if (clientExchange
                .fault()
                .filter(injectedFault -> injectedFault == InjectedFault.REPLY_LOST)
                .isPresent()) {
            return Optional.of(afterALostReply(clientExchange, index));
        }
        if (!clientExchange.isResponseDelivered()
                || (clientExchange.status() >= 500 && clientExchange.status() != 501)) {
            return Optional.of(afterABreak(clientExchange, index));
        }
        return clientExchange.status() >= 400 && clientExchange.status() < 500 && isNext(clientExchange, index)
                ? Optional.of(afterARefusal(clientExchange))
                : Optional.empty();
    }

    private Advice afterALostReply(ClientExchange clientExchange, int index) {
        if (isLater(clientExchange, index)) {
            return new Advice(
                    Kind.GOOD,
                    "retries-lost-reply",
                    "sent the same again when the reply was lost: the only way to know what became of it",
                    clientExchange.id());
        }
        return undecidedOr(
                clientExchange,
                index,
                "forgets-lost-reply",
                "never asked again after a lost reply: what it asked for may have happened, and it does not know");
    }

    private Advice afterABreak(ClientExchange clientExchange, int index) {
        String what = clientExchange.fault().map(InjectedFault::text).orElse(clientExchange.answer());
        if (isLater(clientExchange, index)) {
            return new Advice(
                    Kind.GOOD, "retries-break", "tried again after " + what + ", as it should", clientExchange.id());
        }
        return undecidedOr(
                clientExchange,
                index,
                "gives-up",
                "gave up after one " + what + ": what did not arrive whole may be sent again, and should be");
    }

    private static Advice afterARefusal(ClientExchange clientExchange) {
        String text = clientExchange.status() == CONFLICT
                ? "ignored a 409: it sent the same request again, though another agent holds the number; detach it there first"
                : "retried a " + clientExchange.status() + " (" + clientExchange.answer()
                        + ") unchanged: the same request gets the same answer until it is mended";
        return new Advice(
                Kind.FAULT,
                clientExchange.status() == CONFLICT ? "ignores-conflict" : "retries-refusal",
                text,
                clientExchange.id());
    }

    private Advice undecidedOr(ClientExchange clientExchange, int index, String rule, String text) {
        return index == exchanges.size() - 1
                ? new Advice(
                        Kind.OPEN, rule, "nothing has followed yet: will the client try again?", clientExchange.id())
                : new Advice(Kind.FAULT, rule, text, clientExchange.id());
    }

    private boolean isNext(ClientExchange clientExchange, int index) {
        return index + 1 < exchanges.size()
                && exchanges.get(index + 1).content().equals(clientExchange.content())
                && exchanges.get(index + 1).senderDigest().equals(clientExchange.senderDigest());
    }

    private boolean isLater(ClientExchange clientExchange, int index) {
        return exchanges.subList(index + 1, exchanges.size()).stream()
                .anyMatch(later -> later.content().equals(clientExchange.content()));
    }
}
