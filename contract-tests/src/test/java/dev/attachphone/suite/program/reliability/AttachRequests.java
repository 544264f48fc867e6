package dev.attachphone.suite.program.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.cases.CasePlaceholders;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.execution.PlaceholderValues;
import dev.attachphone.suite.fixture.DemoFixture;
import dev.attachphone.suite.fixture.Fixture;
import dev.attachphone.suite.fixture.FixtureAccount;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.yaml.PlaceholderResolver;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Attach requests in the demo world. */
final class AttachRequests {

    static final Operation ATTACH = Contract.load().operation(CasePlaceholders.ATTACH_OPERATION);

    private static final Fixture DEMO = DemoFixture.of(Contract.load(), DemoWorld.load(), Optional.empty());

    /** How many numbers a workload uses at most. */
    static final int NUMBERS = CasePlaceholders.NUMBERS.size();

    private AttachRequests() {}

    /** The request of a call. */
    static TargetRequest of(AttachInvocation call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agent_id", call.agent()).put("provider", call.provider());
        call.numbers().forEach(body.putArray("numbers")::add);
        return new TargetRequest(
                ATTACH.method(),
                ATTACH.path(),
                List.of(
                        new HeaderLine("Content-Type", "application/json"),
                        new HeaderLine("token", account(call.account()).token())),
                Payload.of(body.toString(), StandardCharsets.UTF_8));
    }

    private static FixtureAccount account(String role) {
        return Objects.requireNonNull(DEMO.accounts().get(role), role);
    }

    /** The call of the first account's agent for a number. */
    static AttachInvocation toAgent(int index, String number) {
        FixtureAccount own = DEMO.primaryAccount();
        return new AttachInvocation(
                Fixture.VALID,
                own.agents().get(index % own.agents().size()),
                own.configuredProviders().get(0),
                List.of(number));
    }

    /**
     * Replaces the placeholders of a call.
     *
     * @param numbers one for each of {@link CasePlaceholders#NUMBERS}
     */
    static AttachInvocation resolve(AttachInvocation call, List<String> numbers) {
        Map<String, JsonNode> values = new HashMap<>(new PlaceholderValues(DEMO).values(call.account()));
        for (int i = 0; i < NUMBERS; i++) {
            values.put(CasePlaceholders.NUMBERS.get(i), TextNode.valueOf(numbers.get(i)));
        }
        PlaceholderResolver resolver = new PlaceholderResolver(values);
        return new AttachInvocation(
                call.account(),
                resolver.resolve(call.agent()),
                resolver.resolve(call.provider()),
                call.numbers().stream().map(resolver::resolve).toList());
    }
}
