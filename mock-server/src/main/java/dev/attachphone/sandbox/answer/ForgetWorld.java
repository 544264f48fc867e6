package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.Account;
import dev.attachphone.sandbox.request.Credentials;
import dev.attachphone.sandbox.world.Forgotten;
import dev.attachphone.sandbox.world.Worlds;
import java.util.Optional;

/** Starts the realm of the caller's token afresh. */
public final class ForgetWorld implements ResponseDefinitionTransformerV2 {

    private final Operation operation;
    private final Worlds worlds;

    /**
     * Makes one.
     *
     * @param operation says which headers carry the token, and what the answer to a bad one is
     * @param worlds where the realm is
     */
    public ForgetWorld(Operation operation, Worlds worlds) {
        this.operation = operation;
        this.worlds = worlds;
    }

    @Override
    public String getName() {
        return "forget-world";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Optional<Account> account =
                Credentials.of(operation, event.getRequest()).account();
        return account.map(this::forget)
                .orElseGet(() -> Reply.of(
                        operation.answer("invalid-auth"),
                        "a reset needs the token whose world it is, in "
                                + String.join(" or ", operation.credentialHeaders())));
    }

    private ResponseDefinition forget(Account account) {
        Forgotten forgotten = worlds.forget(account);
        ObjectNode body = Reply.envelope(200, "This token's world is as it was at the start");
        ((ObjectNode) body.path("data"))
                .put("forgotten_numbers", forgotten.numbers())
                .put("forgotten_agents", forgotten.agents());
        return Reply.of("world-forgotten", 200, body, "a reset was asked for; it covers every account of the token");
    }
}
