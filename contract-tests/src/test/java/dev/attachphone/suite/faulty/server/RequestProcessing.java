package dev.attachphone.suite.faulty.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attachphone.openapi.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of processing one request; credentials and body are evaluated lazily. */
public final class RequestProcessing {

    public final Instant came = Instant.now();
    final ReceivedRequest seen;
    final Operation operation;
    private final ServerBehaviour serverBehaviour;
    private @Nullable JsonNode object;
    private @Nullable ModelAccount modelAccount;
    private boolean accountLookedFor;

    RequestProcessing(ServerBehaviour serverBehaviour, Operation operation, ReceivedRequest receivedRequest) {
        this.serverBehaviour = serverBehaviour;
        this.operation = operation;
        this.seen = receivedRequest;
    }

    /** The answer with that name, from the contract. */
    public MutableAnswer answer(String name) {
        return MutableAnswer.of(operation.answer(name));
    }

    /** Whether the request has that header. */
    public boolean has(String header) {
        return !seen.values(header).isEmpty();
    }

    /** The authenticated account; evaluated once. */
    public Optional<ModelAccount> account() {
        if (!accountLookedFor) {
            accountLookedFor = true;
            modelAccount =
                    serverBehaviour.credentialsOf(operation).account(seen).orElse(null);
        }
        return Optional.ofNullable(modelAccount);
    }

    public Optional<String> agentId() {
        return text("agent_id").map(serverBehaviour.fields.agentId);
    }

    Optional<String> provider() {
        return text("provider").map(serverBehaviour.fields.provider);
    }

    public Optional<List<JsonNode>> numbers() {
        return serverBehaviour.fields.numbers.apply(object());
    }

    /** The text of a field; empty if it is blank or of another type. */
    public Optional<String> text(String field) {
        return serverBehaviour.fields.text.apply(object().path(field));
    }

    /** The parsed body; empty if it is malformed. */
    public JsonNode object() {
        if (object == null) {
            object = serverBehaviour.body.read(seen.body()).orElseGet(MissingNode::getInstance);
        }
        return object;
    }

    public NumberClaim claim() {
        return new NumberClaim(
                account().orElseThrow(),
                agentId().orElseThrow(),
                provider().orElseThrow(),
                serverBehaviour.fields.keptOf(numbers().orElseThrow()));
    }
}
