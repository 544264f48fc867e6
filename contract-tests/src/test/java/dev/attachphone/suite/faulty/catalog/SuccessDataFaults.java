package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.suite.faulty.server.TextTransformations;
import java.util.List;
import java.util.Map;

/** Faults in the data of a success. */
final class SuccessDataFaults {

    private static final String ATTACHED = "attached";

    private SuccessDataFaults() {}

    static final List<ServerFault> DATA = List.of(
            fault(
                    "status-in-capitals",
                    "status is in upper case",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("status", "ACTIVE"))),
            fault(
                    "status-capitalised",
                    "status begins with a capital",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("status", "Active"))),
            fault(
                    "status-pending",
                    "status is pending although the provider activates at once",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("status", "pending"))),
            fault(
                    "status-missing",
                    "status is missing",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().remove("status"))),
            fault(
                    "status-boolean",
                    "status is a boolean",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("status", true))),
            fault(
                    "agent-id-missing",
                    "agent_id is missing",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().remove("agent_id"))),
            fault(
                    "agent-id-of-the-page",
                    "agent_id is the page's",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("agent_id", "agent_abc123xyz"))),
            fault(
                    "provider-missing",
                    "provider is missing",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().remove("provider"))),
            fault(
                    "provider-in-capitals",
                    "provider is in upper case",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer
                                    .data()
                                    .put(
                                            "provider",
                                            TextTransformations.capital(mutableAnswer
                                                    .data()
                                                    .path("provider")
                                                    .asText())))),
            fault(
                    "provider-of-the-page",
                    "provider is always san",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("provider", "san"))),
            fault(
                    "phone-numbers-renamed",
                    "phone_numbers is called numbers",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer
                                    .data()
                                    .set("numbers", mutableAnswer.data().remove("phone_numbers")))),
            fault(
                    "phone-number-singular",
                    "a single number is not in an array",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer
                                    .data()
                                    .set(
                                            "phone_numbers",
                                            mutableAnswer
                                                    .data()
                                                    .path("phone_numbers")
                                                    .path(0)))),
            fault(
                    "phone-numbers-joined",
                    "phone_numbers is a text with commas",
                    b -> b.attachment.shown = requestProcessing ->
                            List.of(String.join(",", requestProcessing.claim().numbers()))),
            fault(
                    "phone-numbers-without-plus",
                    "the plus is missing in phone_numbers",
                    b -> b.attachment.shown = requestProcessing -> requestProcessing.claim().numbers().stream()
                            .map(number -> number.substring(1))
                            .toList()),
            fault(
                    "phone-numbers-first-only",
                    "phone_numbers is only the first",
                    b -> b.attachment.shown = requestProcessing ->
                            requestProcessing.claim().numbers().subList(0, 1)),
            fault(
                    "phone-numbers-empty",
                    "phone_numbers is empty",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().putArray("phone_numbers"))),
            fault(
                    "phone-numbers-all-of-agent",
                    "phone_numbers are all that the agent holds",
                    b -> b.attachment.shown = requestProcessing -> b.claims.held.entrySet().stream()
                            .filter(held -> held.getValue()
                                    .agent()
                                    .equals(requestProcessing.claim().agent()))
                            .map(Map.Entry::getKey)
                            .toList()),
            fault("phone-numbers-only-new", "phone_numbers leaves out what was attached before", b -> {
                b.attachment.shown = requestProcessing -> requestProcessing.claim().numbers().stream()
                        .filter(number -> b.claims
                                .holding(number)
                                .filter(heldNumber -> heldNumber.since().isAfter(requestProcessing.came))
                                .isPresent())
                        .toList();
            }),
            fault(
                    "phone-numbers-are-objects",
                    "phone_numbers holds objects",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer
                                    .data()
                                    .putArray("phone_numbers")
                                    .add(JsonNodeFactory.instance.objectNode().put("number", "+12")))));
}
