package dev.attachphone.server.attach;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.openapi.DemoWorld.DemoAccount;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.server.attach.AttachRequestValidator.RequestValues;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends the contract's request examples through validation and use case, in the demo world. */
final class RefusalReasonTest {

    private static final Contract CONTRACT = Contract.load();
    private static final Operation ATTACH = CONTRACT.operation("attachPhoneNumber");
    private static final DemoWorld WORLD = DemoWorld.load();

    private final AttachRequestValidator validator = new AttachRequestValidator(
            new RequestConstraints(
                    TextCondition.NOT_BLANK::isMetBy,
                    CONTRACT.phoneNumberPattern(),
                    CONTRACT.maxNumbers(),
                    CONTRACT.providers()),
            ATTACH.precedence());

    /**
     * Finds reasons that no rule returns. The example of a reason must lead to it either in the initial demo world, or after
     * one of its agents has attached the numbers of the example.
     */
    @ParameterizedTest
    @EnumSource
    void requestExampleOfTheReasonIsRefusedForIt(RefusalReason reason) {
        JsonNode example = ATTACH.requestExamples().get(reason.answer());
        assertNotNull(example, () -> "attach-phone-number.yaml has no request example '" + reason.answer() + "'");
        RequestValues request = values(example);
        DemoAccount caller =
                accountOf(request.agentId()).orElse(WORLD.accounts().get(0));

        TreeSet<String> answers = new TreeSet<>();
        answers.add(answer(new DemoStore(), caller, request));
        for (DemoAccount holder : WORLD.accounts()) {
            for (String agent : holder.agents()) {
                DemoStore store = new DemoStore();
                answer(store, holder, new RequestValues(agent, request.provider(), request.numbers()));
                answers.add(answer(store, caller, request));
            }
        }

        assertTrue(
                answers.contains(reason.answer()),
                () -> "no rule returns " + reason + " for its request example, which leads to " + answers
                        + ": add the rule to AttachRequestValidator or AttachDecision");
    }

    private String answer(DemoStore store, DemoAccount caller, RequestValues request) {
        AttachPhoneNumbers attachPhoneNumbers = new AttachPhoneNumbers(store, Clock.systemUTC());
        return validator
                .validate(
                        request,
                        Function.identity(),
                        command -> attachPhoneNumbers.attach(
                                new Account(caller.name()), command, ChangeOrigin.commandLine()))
                .answer();
    }

    private static Optional<DemoAccount> accountOf(@Nullable String agentId) {
        return WORLD.accounts().stream()
                .filter(account -> account.agents().contains(agentId))
                .findFirst();
    }

    private static RequestValues values(JsonNode body) {
        JsonNode numbers = body.path("numbers");
        return new RequestValues(
                body.path("agent_id").textValue(),
                body.path("provider").textValue(),
                numbers.isArray()
                        ? numbers.valueStream().map(JsonNode::textValue).toList()
                        : null);
    }

    /** The attachments of the demo world in memory. The name of an account is its id. */
    private static final class DemoStore implements AttachmentStore {

        private final AttachSnapshot snapshot = new AttachSnapshot(new HashMap<>(), new HashMap<>(), new HashMap<>());

        DemoStore() {
            for (DemoAccount account : WORLD.accounts()) {
                account.agents().forEach(agent -> snapshot.accountOfAgent().put(agent, account.name()));
                account.providers()
                        .forEach(provider -> snapshot.initialStatus()
                                .put(
                                        new AttachSnapshot.ConfiguredProvider(account.name(), provider),
                                        AttachmentStatus.ACTIVE));
            }
        }

        @Override
        public AttachOutcome attach(AttachRequest request) {
            AttachDecision decision = AttachDecision.of(List.of(request), snapshot);
            decision.added().stream()
                    .map(AttachDecision.AddedAttachment::attachment)
                    .forEach(attachment -> snapshot.attachments().put(attachment.number(), attachment));
            return decision.outcomes().get(0);
        }
    }
}
