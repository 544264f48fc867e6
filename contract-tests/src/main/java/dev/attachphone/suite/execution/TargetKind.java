package dev.attachphone.suite.execution;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.RawRequest;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.validation.ReplyValidator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The kind of a target, as detected by its answers. */
public enum TargetKind {
    /** The sandbox: its answers have the header {@code X-Sandbox-Answer}. */
    SANDBOX("sandbox"),
    /** The server of this project: its health endpoint answers as no other server does. */
    SERVER("server"),
    /** Any other server, and the programs of this project behind one that speaks HTTP in its own way. */
    FOREIGN("foreign");

    private static final String HEALTH = "/health/ready";
    private static final HeaderLine MARK = new HeaderLine("X-Request-Id", "which-kind-of-target");

    private final String capability;

    TargetKind(String capability) {
        this.capability = capability;
    }

    /** The name of the kind in the requirements of cases. */
    public String capability() {
        return capability;
    }

    /**
     * Detects the kind of a target with requests that have no effect.
     *
     * @throws NoResponseException if the target does not answer
     */
    public static TargetKind detect(Contract contract, TargetClient targetClient) throws NoResponseException {
        Operation first = contract.operations().get(0);
        TargetReply reply =
                targetClient.send(new TargetRequest(first.method(), first.path(), List.of(), Payload.EMPTY));
        TargetKind kind = ReplyValidator.isSandbox(reply) ? SANDBOX : SERVER;
        boolean ours = isUnchanged(reply)
                && (kind == SANDBOX || hasHealthEndpoint(targetClient))
                && isUnchanged(malformed(targetClient));
        return ours ? kind : FOREIGN;
    }

    private static boolean hasHealthEndpoint(TargetClient targetClient) throws NoResponseException {
        TargetReply ready = targetClient.send(new TargetRequest("GET", HEALTH, List.of(MARK), Payload.EMPTY));
        TargetReply refused = targetClient.send(new TargetRequest("POST", HEALTH, List.of(MARK), Payload.EMPTY));
        return ready.status() == 200
                && ready.body().text().equals(Optional.of("{\"status\":\"ready\"}"))
                && ready.header(MARK.name()).equals(Optional.of(MARK.value()))
                && refused.status() == 405
                && refused.header("Allow").equals(Optional.of("GET, HEAD"))
                && refused.header(MARK.name()).equals(Optional.of(MARK.value()));
    }

    /** A reply to a request that a proxy answers itself, since its version is not in capitals. */
    private static TargetReply malformed(TargetClient targetClient) throws NoResponseException {
        String text = "GET / http/1.1\r\nHost: " + targetClient.url().getRawAuthority() + "\r\n\r\n";
        RawRequest raw = new RawRequest(Payload.of(text, StandardCharsets.US_ASCII), true);
        return targetClient.send(new TargetRequest("GET", "/", List.of(), Payload.EMPTY, Optional.of(raw)));
    }

    /** Whether nothing between suite and program has changed the reply. */
    private static boolean isUnchanged(TargetReply reply) {
        return reply.headers().allValues("Content-Type").equals(List.of("application/json"))
                && reply.header("Server").isEmpty()
                && reply.header("Via").isEmpty()
                && (reply.status() == 400 || reply.header("Connection").isEmpty());
    }
}
