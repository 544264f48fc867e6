package dev.attachphone.suite.run;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.validation.ReplyValidator;
import java.util.List;
import java.util.Optional;

/** What a target turns out to be. */
public enum TargetKind {
    /** Its answers carry {@code X-Sandbox-Answer}. */
    SANDBOX("sandbox"),
    /** Our server: {@code GET /health/ready} answers 200, and repeats the {@code X-Request-Id} that it was sent. */
    SERVER("server"),
    /** Anything else. */
    FOREIGN("foreign");

    private final String capability;

    TargetKind(String capability) {
        this.capability = capability;
    }

    /** What cases call it that need it. */
    public String capability() {
        return capability;
    }

    /**
     * Asks a target.
     *
     * @throws NoResponseException if it does not answer
     */
    public static TargetKind detect(Contract contract, TargetClient targetClient) throws NoResponseException {
        Operation first = contract.operations().get(0);
        TargetReply reply =
                targetClient.send(new TargetRequest(first.method(), first.path(), List.of(), Payload.EMPTY));
        if (ReplyValidator.isSandbox(reply)) {
            return SANDBOX;
        }
        HeaderLine asked = new HeaderLine("X-Request-Id", "which-kind-of-target");
        TargetReply ready = targetClient.send(new TargetRequest("GET", "/health/ready", List.of(asked), Payload.EMPTY));
        boolean repeated = ready.header(asked.name()).equals(Optional.of(asked.value()));
        return ready.status() == 200 && repeated ? SERVER : FOREIGN;
    }
}
