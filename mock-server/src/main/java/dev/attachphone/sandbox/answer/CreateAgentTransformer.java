package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.request.TenantAccount;
import dev.attachphone.sandbox.world.TenantStates;
import java.security.SecureRandom;

/**
 * Creates an agent in the caller's account, and answers with it.
 *
 * @param tenants the states of the tenants
 */
public record CreateAgentTransformer(TenantStates tenants) {

    /** The name of the transformer in stubs. */
    public static final String NAME = "create-agent";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        InspectedRequest inspection = InspectedRequest.of(event);
        Operation operation = inspection.operation().orElseThrow();
        TenantAccount account = inspection.account().orElseThrow();
        String id = inspection.contract().agentIdFormat().generate(RANDOM);
        tenants.of(account).add(account, id);
        return SandboxResponses.of(
                operation.answer("agent-created"),
                agent(id, operation, inspection.json()),
                "agent '" + id + "' now exists in " + account.displayName());
    }

    private static ObjectNode agent(String id, Operation operation, ObjectNode request) {
        ObjectNode agent = request.objectNode();
        agent.put("id", id).set("agent_name", request.path("agent_name"));
        if (request.path("prompt").isTextual()) {
            agent.set("prompt", request.path("prompt"));
        }
        if (request.path("voice") instanceof ObjectNode given) {
            ObjectNode voice = agent.putObject("voice");
            operation
                    .requestSchema()
                    .at("/properties/voice/properties")
                    .fieldNames()
                    .forEachRemaining(name -> {
                        if (given.path(name).isTextual()) {
                            voice.set(name, given.path(name));
                        }
                    });
        }
        return agent;
    }
}
