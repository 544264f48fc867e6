package dev.attachphone.sandbox.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.world.TenantStates;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Creates an agent in the caller's account, and answers with it. */
public final class CreateAgentTransformer implements ResponseDefinitionTransformerV2 {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();
    private final ServedOperations servedOperations;
    private final TenantStates tenantStates;

    public CreateAgentTransformer(ServedOperations servedOperations, TenantStates tenantStates) {
        this.servedOperations = servedOperations;
        this.tenantStates = tenantStates;
    }

    @Override
    public String getName() {
        return "create-agent";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Operation operation = servedOperations.createAgent();
        AcceptedRequest acceptedRequest = AcceptedRequest.of(operation, event);
        ObjectNode agent = agent(operation, acceptedRequest.body());
        tenantStates
                .of(acceptedRequest.account())
                .add(acceptedRequest.account(), agent.path("id").asText());
        NamedAnswer answer = operation.answer("agent-created");
        return SandboxResponses.of(
                answer.name(),
                answer.status(),
                agent,
                "agent '" + agent.path("id").asText() + "' now exists in "
                        + acceptedRequest.account().displayName());
    }

    private ObjectNode agent(Operation operation, ObjectNode request) {
        ObjectNode agent = request.objectNode();
        agent.put("id", newId()).set("agent_name", request.path("agent_name"));
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

    private String newId() {
        return random.ints(12, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining("", "agent_", ""));
    }
}
