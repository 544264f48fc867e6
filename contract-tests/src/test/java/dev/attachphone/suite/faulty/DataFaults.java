package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/** What implementers get wrong about what a success says of the attachment. */
final class DataFaults {

    private static final String ATTACHED = "attached";

    private DataFaults() {}

    static final List<Fault> DATA = List.of(
            fault(
                    "status-in-capitals",
                    "status is in capitals",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", "ACTIVE"))),
            fault(
                    "status-capitalised",
                    "status begins with a capital",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", "Active"))),
            fault(
                    "status-pending",
                    "status is pending although the provider activates at once",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", "pending"))),
            fault(
                    "status-missing",
                    "status is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("status"))),
            fault(
                    "status-boolean",
                    "status is a boolean",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", true))),
            fault(
                    "agent-id-missing",
                    "agent_id is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("agent_id"))),
            fault(
                    "agent-id-of-the-page",
                    "agent_id is the page's",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("agent_id", "agent_abc123xyz"))),
            fault(
                    "provider-missing",
                    "provider is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("provider"))),
            fault(
                    "provider-in-capitals",
                    "provider is in capitals",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data()
                                    .put(
                                            "provider",
                                            Texts.capital(answer.data()
                                                    .path("provider")
                                                    .asText())))),
            fault(
                    "provider-of-the-page",
                    "provider is always san",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("provider", "san"))),
            fault(
                    "phone-numbers-renamed",
                    "phone_numbers is called numbers",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data().set("numbers", answer.data().remove("phone_numbers")))),
            fault(
                    "phone-number-singular",
                    "a single number is not in an array",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data()
                                    .set(
                                            "phone_numbers",
                                            answer.data().path("phone_numbers").path(0)))),
            fault(
                    "phone-numbers-joined",
                    "phone_numbers is a text with commas",
                    b -> b.attachment.shown =
                            visit -> List.of(String.join(",", visit.claim().numbers()))),
            fault(
                    "phone-numbers-without-plus",
                    "the plus is missing in phone_numbers",
                    b -> b.attachment.shown = visit -> visit.claim().numbers().stream()
                            .map(number -> number.substring(1))
                            .toList()),
            fault(
                    "phone-numbers-first-only",
                    "phone_numbers is only the first",
                    b -> b.attachment.shown = visit -> visit.claim().numbers().subList(0, 1)),
            fault(
                    "phone-numbers-empty",
                    "phone_numbers is empty",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().putArray("phone_numbers"))),
            fault(
                    "phone-numbers-all-of-agent",
                    "phone_numbers are all that the agent holds",
                    b -> b.attachment.shown = visit -> b.claims.held.entrySet().stream()
                            .filter(held ->
                                    held.getValue().agent().equals(visit.claim().agent()))
                            .map(Map.Entry::getKey)
                            .toList()),
            fault("phone-numbers-only-new", "phone_numbers leaves out what was attached before", b -> {
                b.attachment.shown = visit -> visit.claim().numbers().stream()
                        .filter(number -> b.claims
                                .holding(number)
                                .filter(holding -> holding.since().isAfter(visit.came))
                                .isPresent())
                        .toList();
            }),
            fault(
                    "phone-numbers-are-objects",
                    "phone_numbers holds objects",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data()
                                    .putArray("phone_numbers")
                                    .add(JsonNodeFactory.instance.objectNode().put("number", "+12")))));
}
