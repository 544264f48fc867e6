package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.api.AgentsApi;
import dev.attachphone.openapi.model.AgentModel;
import dev.attachphone.openapi.model.CreateAgentRequest;
import dev.attachphone.openapi.model.VoiceModel;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.http.answer.Answer;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The endpoint that creates agents (decision 9). */
final class AgentsResource implements AgentsApi {

    static final String CREATED = "agent-created";
    static final String NAME_REQUIRED = "agent-name-required";

    private final ContainerRequestContext context;
    private final CreateAgent createAgent;

    @Inject
    AgentsResource(@Context ContainerRequestContext context, CreateAgent createAgent) {
        this.context = context;
        this.createAgent = createAgent;
    }

    @Override
    public Response createAgent(CreateAgentRequest request) {
        Operation operation = CurrentOperation.of(context);
        return createAgent
                .create(
                        AuthenticationFilter.account(context),
                        request.agentName(),
                        request.prompt(),
                        voice(request.voice()),
                        CurrentOrigin.of(context))
                .map(agent -> created(operation.answer(CREATED), agent))
                .orElseGet(() -> Answer.of(operation.answer(NAME_REQUIRED)))
                .toResponse();
    }

    private static Agent.@Nullable Voice voice(@Nullable VoiceModel voice) {
        return voice == null ? null : new Agent.Voice(voice.provider(), voice.voiceId());
    }

    private static Answer created(NamedAnswer named, Agent agent) {
        VoiceModel voice = agent.voice() == null
                ? null
                : new VoiceModel(agent.voice().provider(), agent.voice().voiceId());
        return Answer.of(named, new AgentModel(agent.id(), agent.name(), agent.prompt(), voice));
    }
}
