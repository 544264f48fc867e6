package dev.attachphone.suite.faulty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attachphone.openapi.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way to an answer; nothing is looked at before a check asks for it. */
final class Visit {

    final Instant came = Instant.now();
    final Seen seen;
    final Operation operation;
    private final Behaviour behaviour;
    private @Nullable JsonNode object;
    private @Nullable Account account;
    private boolean accountLookedFor;

    Visit(Behaviour behaviour, Operation operation, Seen seen) {
        this.behaviour = behaviour;
        this.operation = operation;
        this.seen = seen;
    }

    /** The contract's answer of that name. */
    Answer answer(String name) {
        return Answer.of(operation.answer(name));
    }

    /** Who is asking; looked for once. */
    Optional<Account> account() {
        if (!accountLookedFor) {
            accountLookedFor = true;
            account = behaviour.credentialsOf(operation).account(seen).orElse(null);
        }
        return Optional.ofNullable(account);
    }

    Optional<String> agentId() {
        return text("agent_id").map(behaviour.fields.agentId);
    }

    Optional<String> provider() {
        return text("provider").map(behaviour.fields.provider);
    }

    Optional<List<JsonNode>> numbers() {
        return behaviour.fields.numbers.apply(object());
    }

    /** Not blank; missing if it is of another type. */
    Optional<String> text(String field) {
        return behaviour.fields.text.apply(object().path(field));
    }

    /** The body; missing if it is malformed. */
    JsonNode object() {
        if (object == null) {
            object = behaviour.body.read(seen.body()).orElseGet(MissingNode::getInstance);
        }
        return object;
    }

    Claim claim() {
        return new Claim(
                account().orElseThrow(),
                agentId().orElseThrow(),
                provider().orElseThrow(),
                behaviour.fields.keptOf(numbers().orElseThrow()));
    }
}
