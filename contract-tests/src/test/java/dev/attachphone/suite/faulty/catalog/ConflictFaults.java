package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.MutableAnswer;
import dev.attachphone.suite.faulty.server.NumberOwnership;
import java.util.List;
import java.util.function.Consumer;

/** Faults in the data of a conflict. */
final class ConflictFaults {

    private ConflictFaults() {}

    static final List<ServerFault> CONFLICTS = List.of(
            conflict(
                    "without-holder",
                    "the holder is missing",
                    mutableAnswer -> mutableAnswer.data().remove("existing_agent_id")),
            conflict(
                    "without-number",
                    "the number is missing",
                    mutableAnswer -> mutableAnswer.data().remove("phone_number")),
            conflict(
                    "data-empty",
                    "data is empty",
                    mutableAnswer -> mutableAnswer.data().removeAll()),
            conflict(
                    "holder-called-agent-id",
                    "the holder is called agent_id",
                    mutableAnswer -> mutableAnswer
                            .data()
                            .set("agent_id", mutableAnswer.data().remove("existing_agent_id"))),
            conflict(
                    "message-of-the-page",
                    "the message names the page's agent",
                    mutableAnswer -> mutableAnswer.message("Phone number already attached to agent: agent_xyz789abc")),
            conflict(
                    "message-without-holder",
                    "the message ends before the holder",
                    mutableAnswer -> mutableAnswer.message("Phone number already attached to agent: ")),
            conflict(
                    "tells-provider",
                    "the holder's provider is told",
                    mutableAnswer -> mutableAnswer.data().put("provider", "san")),
            conflict(
                    "number-without-plus",
                    "the number has no plus",
                    mutableAnswer -> mutableAnswer
                            .data()
                            .put(
                                    "phone_number",
                                    mutableAnswer
                                            .data()
                                            .path("phone_number")
                                            .asText()
                                            .substring(1))),
            conflict(
                    "numbers-in-array",
                    "the number is in an array",
                    mutableAnswer ->
                            mutableAnswer.data().putArray("phone_number").add("+12")),
            fault(
                    "conflict-names-the-caller",
                    "a conflict names the agent that asks",
                    b -> b.attachment.namedAgent = (numberClaim, numberConflict) -> numberClaim.agent()),
            fault(
                    "conflict-names-first-agent",
                    "a conflict names the account's first agent",
                    b -> b.attachment.namedAgent = (numberClaim, numberConflict) -> "agent_abc123xyz"),
            fault(
                    "conflict-number-of-the-page",
                    "a conflict names the page's number",
                    b -> b.attachment.namedNumber = numberConflict -> "+918062810341"),
            fault(
                    "foreign-holder-in-data",
                    "a holder elsewhere is in data",
                    b -> b.answers.on(
                            NumberOwnership.FOREIGN,
                            mutableAnswer -> mutableAnswer.data().put("existing_agent_id", "agent_def456uvw"))),
            fault(
                    "foreign-holder-in-message",
                    "a holder elsewhere is in the message",
                    b -> b.answers.on(
                            NumberOwnership.FOREIGN,
                            mutableAnswer -> mutableAnswer.message(mutableAnswer.message() + ": agent_def456uvw"))),
            fault(
                    "foreign-holder-in-header",
                    "a holder elsewhere is in a header",
                    b -> b.answers.on(
                            NumberOwnership.FOREIGN,
                            mutableAnswer -> mutableAnswer.header("X-Holder", "agent_def456uvw"))));

    private static ServerFault conflict(String name, String description, Consumer<MutableAnswer> change) {
        return fault(
                "conflict-" + name, "in a conflict, " + description, b -> b.answers.on(NumberOwnership.OWN, change));
    }
}
