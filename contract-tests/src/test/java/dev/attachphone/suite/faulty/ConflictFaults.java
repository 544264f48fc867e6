package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import java.util.List;
import java.util.function.Consumer;

/** What implementers get wrong about telling who holds a number. */
final class ConflictFaults {

    private ConflictFaults() {}

    static final List<Fault> CONFLICTS = List.of(
            conflict(
                    "without-holder",
                    "the holder is missing",
                    answer -> answer.data().remove("existing_agent_id")),
            conflict(
                    "without-number",
                    "the number is missing",
                    answer -> answer.data().remove("phone_number")),
            conflict("data-empty", "data is empty", answer -> answer.data().removeAll()),
            conflict(
                    "holder-called-agent-id",
                    "the holder is called agent_id",
                    answer -> answer.data().set("agent_id", answer.data().remove("existing_agent_id"))),
            conflict(
                    "message-of-the-page",
                    "the message names the page's agent",
                    answer -> answer.message("Phone number already attached to agent: agent_xyz789abc")),
            conflict(
                    "message-without-holder",
                    "the message ends before the holder",
                    answer -> answer.message("Phone number already attached to agent: ")),
            conflict(
                    "tells-provider",
                    "the holder's provider is told",
                    answer -> answer.data().put("provider", "san")),
            conflict(
                    "number-without-plus",
                    "the number has no plus",
                    answer -> answer.data()
                            .put(
                                    "phone_number",
                                    answer.data().path("phone_number").asText().substring(1))),
            conflict(
                    "numbers-in-array",
                    "the number is in an array",
                    answer -> answer.data().putArray("phone_number").add("+12")),
            fault(
                    "conflict-names-the-caller",
                    "a conflict names the agent that asks",
                    b -> b.attachment.namedAgent = (claim, taken) -> claim.agent()),
            fault(
                    "conflict-names-first-agent",
                    "a conflict names the account's first agent",
                    b -> b.attachment.namedAgent = (claim, taken) -> "agent_abc123xyz"),
            fault(
                    "conflict-number-of-the-page",
                    "a conflict names the page's number",
                    b -> b.attachment.namedNumber = taken -> "+918062810341"),
            fault(
                    "foreign-holder-in-data",
                    "a holder elsewhere is in data",
                    b -> b.answers.on(
                            Claims.FOREIGN, answer -> answer.data().put("existing_agent_id", "agent_def456uvw"))),
            fault(
                    "foreign-holder-in-message",
                    "a holder elsewhere is in the message",
                    b -> b.answers.on(
                            Claims.FOREIGN, answer -> answer.message(answer.message() + ": agent_def456uvw"))),
            fault(
                    "foreign-holder-in-header",
                    "a holder elsewhere is in a header",
                    b -> b.answers.on(Claims.FOREIGN, answer -> answer.header("X-Holder", "agent_def456uvw"))));

    private static Fault conflict(String name, String description, Consumer<Answer> change) {
        return fault("conflict-" + name, "in a conflict, " + description, b -> b.answers.on(Claims.OWN, change));
    }
}
