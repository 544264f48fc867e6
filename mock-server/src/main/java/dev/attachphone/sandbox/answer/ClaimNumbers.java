package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.world.Claim;
import dev.attachphone.sandbox.world.Worlds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Decides, in the state of the caller's realm, between attached and the answers that only state can lead to. */
public final class ClaimNumbers implements ResponseDefinitionTransformerV2 {

    private final Operation operation;
    private final Worlds worlds;
    private final Clock clock;

    public ClaimNumbers(Operation operation, Worlds worlds, Clock clock) {
        this.operation = operation;
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
        Attempt attempt = Attempt.of(operation, event);
        Claim claim = new Claim(
                attempt.account(),
                attempt.body().path("agent_id").asText(),
                attempt.body().path("provider").asText(),
                attempt.body()
                        .path("numbers")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
        Instant now = clock.instant();
        return new ClaimReply(operation, claim)
                .to(worlds.of(claim.account()).attach(claim, now.truncatedTo(ChronoUnit.SECONDS)), now);
    }
}
