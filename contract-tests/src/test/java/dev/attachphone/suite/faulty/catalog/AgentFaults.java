package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults in creating agents. */
final class AgentFaults {

    private static final String CREATED = "agent-created";

    private AgentFaults() {}

    static final List<ServerFault> IDS = List.of(
            fault("agent-ids-repeat", "every new agent has the same id", b -> b.agents.id = () -> "agent_abc123def456"),
            fault("agent-ids-come-round", "after seven agents the ids begin again", b -> {
                AtomicInteger count = new AtomicInteger();
                b.agents.id = () -> "agent_abc123def45" + count.incrementAndGet() % 7;
            }),
            fault(
                    "agent-id-without-agent",
                    "an id has no agent_ in front",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("id", "abc123def456"))),
            fault(
                    "agent-id-in-capitals",
                    "an id has capitals",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("id", "agent_ABC123DEF456"))),
            fault(
                    "agent-id-short",
                    "an id has nine characters behind agent_",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("id", "agent_abc123xyz"))),
            fault(
                    "agent-id-number",
                    "an id is a number",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("id", 7))),
            fault(
                    "agent-id-called-agent-id",
                    "an id is called agent_id",
                    b -> b.answers.on(
                            CREATED,
                            mutableAnswer -> mutableAnswer.body.set("agent_id", mutableAnswer.body.remove("id")))),
            fault(
                    "agent-not-kept",
                    "a new agent is not known afterwards",
                    b -> b.agents.register = (modelAccount, agent) -> {}),
            fault(
                    "agent-in-another-account",
                    "a new agent belongs to the second account",
                    b -> b.agents.register =
                            (modelAccount, agent) -> b.accounts.get(1).agents().add(agent)),
            fault(
                    "agent-in-every-account",
                    "a new agent belongs to all accounts",
                    b -> b.agents.register = (modelAccount, agent) ->
                            b.accounts.forEach(each -> each.agents().add(agent))),
            fault(
                    "agent-in-first-account",
                    "a new agent belongs to the first account",
                    b -> b.agents.register =
                            (modelAccount, agent) -> b.accounts.get(0).agents().add(agent)));

    static final List<ServerFault> ANSWERS = List.of(
            fault(
                    "agent-enveloped",
                    "a new agent comes in an envelope",
                    b -> b.answers.on(
                            CREATED,
                            mutableAnswer -> mutableAnswer.text =
                                    "{\"error\":false,\"code\":200,\"data\":" + mutableAnswer.body + "}")),
            fault(
                    "agent-201",
                    "a new agent is answered as created",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.status = 201)),
            fault(
                    "agent-without-name",
                    "a new agent's name is missing",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.remove("agent_name"))),
            fault(
                    "agent-name-of-the-page",
                    "a new agent is always called Agent",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("agent_name", "Agent"))),
            fault(
                    "agent-name-renamed",
                    "a new agent's name is called name",
                    b -> b.answers.on(
                            CREATED,
                            mutableAnswer -> mutableAnswer.body.set("name", mutableAnswer.body.remove("agent_name")))),
            fault(
                    "voice-dropped",
                    "a new agent's voice is missing",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.remove("voice"))),
            fault(
                    "voice-id-dropped",
                    "the voice's id is missing",
                    b -> b.answers.on(
                            CREATED,
                            mutableAnswer ->
                                    mutableAnswer.body.withObject("voice").remove("voice_id"))),
            fault(
                    "prompt-dropped",
                    "a new agent's prompt is missing",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.remove("prompt"))),
            fault(
                    "missing-as-null",
                    "missing fields are null",
                    b -> b.answers.on(CREATED, mutableAnswer -> {
                        if (!mutableAnswer.body.has("prompt")) {
                            mutableAnswer.body.putNull("prompt");
                        }
                    })),
            fault(
                    "agent-extra-field",
                    "a new agent contains its creation time",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("created_at", 0))),
            fault(
                    "agent-tells-token",
                    "a new agent contains the credential of its account",
                    b -> b.answers.on(CREATED, mutableAnswer -> mutableAnswer.body.put("token", "YOUR_AUTH_TOKEN"))));
}
