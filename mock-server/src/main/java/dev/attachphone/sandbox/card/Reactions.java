package dev.attachphone.sandbox.card;

import dev.attachphone.sandbox.card.Remark.Kind;
import dev.attachphone.sandbox.request.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a client took what it was answered.
 *
 * @param dealings its requests, the oldest first
 */
record Reactions(List<Dealing> dealings) {

    private static final int CONFLICT = 409;

    List<Remark> all() {
        return IntStream.range(0, dealings.size())
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Remark> at(int index) {
        Dealing dealing = dealings.get(index);
        if (dealing.fault().filter(fault -> fault == Fault.REPLY_LOST).isPresent()) {
            return Optional.of(afterALostReply(dealing, index));
        }
        if (!dealing.isHeard() || (dealing.status() >= 500 && dealing.status() != 501)) {
            return Optional.of(afterABreak(dealing, index));
        }
        return dealing.status() >= 400 && dealing.status() < 500 && isNext(dealing, index)
                ? Optional.of(afterARefusal(dealing))
                : Optional.empty();
    }

    private Remark afterALostReply(Dealing dealing, int index) {
        if (isLater(dealing, index)) {
            return new Remark(
                    Kind.GOOD,
                    "retries-lost-reply",
                    "sent the same again when the reply was lost: the only way to know what became of it",
                    dealing.id());
        }
        return undecidedOr(
                dealing,
                index,
                "forgets-lost-reply",
                "never asked again after a lost reply: what it asked for may have happened, and it does not know");
    }

    private Remark afterABreak(Dealing dealing, int index) {
        String what = dealing.fault().map(Fault::text).orElse(dealing.answer());
        if (isLater(dealing, index)) {
            return new Remark(Kind.GOOD, "retries-break", "tried again after " + what + ", as it should", dealing.id());
        }
        return undecidedOr(
                dealing,
                index,
                "gives-up",
                "gave up after one " + what + ": what did not arrive whole may be sent again, and should be");
    }

    private static Remark afterARefusal(Dealing dealing) {
        String text = dealing.status() == CONFLICT
                ? "ignored a 409: it sent the same request again, though another agent holds the number; detach it there first"
                : "retried a " + dealing.status() + " (" + dealing.answer()
                        + ") unchanged: the same request gets the same answer until it is mended";
        return new Remark(
                Kind.FAULT, dealing.status() == CONFLICT ? "ignores-conflict" : "retries-refusal", text, dealing.id());
    }

    private Remark undecidedOr(Dealing dealing, int index, String rule, String text) {
        return index == dealings.size() - 1
                ? new Remark(Kind.OPEN, rule, "nothing has followed yet: will the client try again?", dealing.id())
                : new Remark(Kind.FAULT, rule, text, dealing.id());
    }

    private boolean isNext(Dealing dealing, int index) {
        return index + 1 < dealings.size()
                && dealings.get(index + 1).content().equals(dealing.content())
                && dealings.get(index + 1).manner().equals(dealing.manner());
    }

    private boolean isLater(Dealing dealing, int index) {
        return dealings.subList(index + 1, dealings.size()).stream()
                .anyMatch(later -> later.content().equals(dealing.content()));
    }
}
