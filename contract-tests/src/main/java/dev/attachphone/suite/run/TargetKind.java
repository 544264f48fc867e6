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

/** The kind of a target, as detected by its answers. */
public enum TargetKind {
    /** The sandbox: its answers have the header {@code X-Sandbox-Answer}. */
    SANDBOX("sandbox"),
    /** The server of this project: {@code GET /health/ready} answers 200 and repeats the {@code X-Request-Id} of the request. */
    SERVER("server"),
    /** Any other server. */
    FOREIGN("foreign");

    private final String capability;

    TargetKind(String capability) {
        this.capability = capability;
    }

    /** The name of the kind in the requirements of cases. */
    public String capability() {
        return capability;
    }

    /**
     * Detects the kind of a target with two requests that have no effect.
     *
     * @throws NoResponseException if the target does not answer
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
