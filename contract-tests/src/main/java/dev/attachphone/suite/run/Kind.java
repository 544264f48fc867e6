package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.Header;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.exchange.Target;
import dev.attachphone.suite.exchange.Unanswered;
import dev.attachphone.suite.verdict.Judge;
import java.util.List;
import java.util.Optional;

/** What a target turns out to be. */
public enum Kind {
    /** Its answers carry {@code X-Sandbox-Answer}. */
    SANDBOX("sandbox"),
    /** Our server: {@code GET /health/ready} answers 200, and repeats the {@code X-Request-Id} that it was sent. */
    SERVER("server"),
    /** Anything else. */
    FOREIGN("foreign");

    private final String capability;

    Kind(String capability) {
        this.capability = capability;
    }

    /** What cases call it that need it. */
    public String capability() {
        return capability;
    }

    /**
     * Asks a target.
     *
     * @throws Unanswered if it does not answer
     */
    public static Kind of(Contract contract, Target target) throws Unanswered {
        Operation first = contract.operations().get(0);
        Reply reply = target.send(new Request(first.method(), first.path(), List.of(), Payload.EMPTY));
        if (Judge.isSandbox(reply)) {
            return SANDBOX;
        }
        Header asked = new Header("X-Request-Id", "which-kind-of-target");
        Reply ready = target.send(new Request("GET", "/health/ready", List.of(asked), Payload.EMPTY));
        boolean repeated = ready.header(asked.name()).equals(Optional.of(asked.value()));
        return ready.status() == 200 && repeated ? SERVER : FOREIGN;
    }
}
