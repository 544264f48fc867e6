package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.Effect;
import dev.attachphone.sandbox.request.Fault;
import dev.attachphone.sandbox.request.MagicAgent;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.world.Claim;
import dev.attachphone.sandbox.world.Worlds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Decides, in the state of the caller's realm, between attached and the answers that only state can lead to. */
public final class ClaimNumbers implements ResponseDefinitionTransformerV2 {

    private final Operations operations;
    private final Worlds worlds;
    private final Clock clock;

    public ClaimNumbers(Operations operations, Worlds worlds, Clock clock) {
        this.operations = operations;
        this.worlds = worlds;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "claim-numbers";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Operation operation = operations.attach();
        Attempt attempt = Attempt.of(operation, event);
        Claim claim = claim(attempt);
        ClaimReply reply = new ClaimReply(operation, claim);
        Optional<NamedAnswer> forced = MagicAgent.answer(operation, claim.agent());
        if (forced.isPresent()) {
            return reply.forced(forced.get(), clock.instant());
        }
        if (MagicAgent.isMistyped(claim.agent())) {
            return Reply.refused("There is no magic agent '" + claim.agent() + "'. There are: "
                    + String.join(", ", MagicAgent.all(operation).keySet()));
        }
        Effect effect = MagicAgent.effect(claim.agent());
        boolean served = effect.fault().map(Fault::isServed).orElse(true);
        ResponseDefinition response = served ? claimed(claim, reply) : Reply.unserved();
        return effect.isAny() ? Effects.with(effect, response) : response;
    }

    private ResponseDefinition claimed(Claim claim, ClaimReply reply) {
        Instant now = clock.instant();
        return reply.to(worlds.of(claim.account()).attach(claim, now.truncatedTo(ChronoUnit.SECONDS)), now);
    }

    private static Claim claim(Attempt attempt) {
        return new Claim(
                attempt.account(),
                attempt.body().path("agent_id").asText(),
                attempt.body().path("provider").asText(),
                attempt.body()
                        .path("numbers")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }
}
