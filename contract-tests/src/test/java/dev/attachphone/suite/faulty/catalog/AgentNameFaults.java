package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in the name of a new agent. */
final class AgentNameFaults {

    private AgentNameFaults() {}

    static final List<ServerFault> NAMES = List.of(
            fault(
                    "agent-name-coerced",
                    "a number serves as a name",
                    b -> b.agents.name = requestProcessing -> requestProcessing
                            .text("agent_name")
                            .or(() -> Optional.of(requestProcessing.object().path("agent_name"))
                                    .filter(name -> name.isNumber())
                                    .map(name -> name.asText()))),
            fault(
                    "agent-name-optional",
                    "a new agent needs no name",
                    b -> b.agents.name = requestProcessing ->
                            requestProcessing.text("agent_name").or(() -> Optional.of("Agent"))),
            fault(
                    "agent-name-may-be-blank",
                    "a blank name is a name",
                    b -> b.agents.name = requestProcessing -> Optional.of(
                                    requestProcessing.object().path("agent_name"))
                            .filter(name -> name.isTextual())
                            .map(name -> name.asText())),
            fault(
                    "agent-name-trimmed",
                    "a name comes back without white space around it",
                    b -> b.agents.name = requestProcessing ->
                            requestProcessing.text("agent_name").map(String::strip)),
            fault(
                    "agent-name-cut",
                    "a name comes back with at most 10 characters",
                    b -> b.agents.name = requestProcessing -> requestProcessing
                            .text("agent_name")
                            .map(name -> name.substring(0, Math.min(10, name.length())))),
            fault(
                    "agent-name-escaped",
                    "a name comes back escaped for HTML",
                    b -> b.agents.name = requestProcessing ->
                            requestProcessing.text("agent_name").map(name -> name.replace("<", "&lt;"))),
            fault(
                    "agent-name-in-ascii",
                    "a name comes back without its foreign letters",
                    b -> b.agents.name = requestProcessing ->
                            requestProcessing.text("agent_name").map(name -> name.replaceAll("[^\\p{ASCII}]", "?"))),
            fault("agent-name-unique", "two agents cannot have one name", b -> {
                Set<String> names = ConcurrentHashMap.newKeySet();
                b.create.before(
                        "agent-name-required",
                        requestProcessing -> requestProcessing
                                .text("agent_name")
                                .filter(name -> !names.add(name))
                                .map(name -> requestProcessing.answer("agent-name-required")));
            }),
            fault(
                    "prompt-of-another-type-refused",
                    "a prompt that is no text is malformed",
                    b -> b.create.before(
                            "agent-name-required",
                            requestProcessing -> Optional.of(
                                            requestProcessing.object().path("prompt"))
                                    .filter(prompt -> !prompt.isMissingNode() && !prompt.isTextual())
                                    .map(prompt -> requestProcessing.answer("malformed-body")))),
            fault(
                    "agent-name-worded-otherwise",
                    "a missing name is answered by its field",
                    b -> b.answers.on(
                            "agent-name-required", mutableAnswer -> mutableAnswer.message("agent_name is required"))),
            fault(
                    "agent-name-422",
                    "a missing name is a validation error",
                    b -> b.answers.on("agent-name-required", mutableAnswer -> mutableAnswer.status(422))));
}
