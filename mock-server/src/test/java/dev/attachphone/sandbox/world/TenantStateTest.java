package dev.attachphone.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.request.TenantAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantStateTest {

    private static final Instant NOW = Instant.parse("2026-01-24T10:30:19Z");
    private static final TenantAccount ACCOUNT = TenantAccount.of("token");
    private final DefaultWorld rules = new DefaultWorld(DemoWorld.load(), ServedContract.builtIn());
    private final TenantState tenantState = new TenantState(rules);

    private static TenantAttachRequest claim(TenantAccount tenantAccount, String agent, String... numbers) {
        return new TenantAttachRequest(tenantAccount, agent, "san", List.of(numbers));
    }

    @Test
    void retryKeepsTheFirstInstant() {
        tenantState.attach(claim(ACCOUNT, "a", "+1234"), NOW);
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 0, NumberStatus.ACTIVE),
                tenantState.attach(claim(ACCOUNT, "a", "+1234"), NOW.plusSeconds(5)));
        assertEquals(
                new TenantAttachOutcome.Attached(NOW.plusSeconds(9), 1, NumberStatus.ACTIVE),
                tenantState.attach(claim(ACCOUNT, "a", "+1234", "+5678"), NOW.plusSeconds(9)));
    }

    @Test
    void leastReadyStatusOfKnownAndNewNumbersIsAnswered() {
        WorldDeclaration.DeclaredNumber inactive = new WorldDeclaration.DeclaredNumber(
                "+1234", "", "a", "san", NumberStatus.INACTIVE, Optional.of(NOW.minusSeconds(9)), Optional.empty());
        tenantState.with("token", new WorldDeclaration(Map.of(), List.of(inactive)), NOW);
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 1, NumberStatus.INACTIVE),
                tenantState.attach(claim(ACCOUNT, "a", "+1234", "+5678"), NOW));
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 0, NumberStatus.ACTIVE),
                tenantState.attach(claim(ACCOUNT, "a"), NOW));
    }

    @Test
    void attachesAllOrNothing() {
        tenantState.attach(claim(ACCOUNT, "a", "+1234"), NOW);
        assertEquals(
                new TenantAttachOutcome.AlreadyAttached("+1234", "a", "san"),
                tenantState.attach(claim(ACCOUNT, "b", "+5678", "+1234"), NOW));
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 1, NumberStatus.ACTIVE),
                tenantState.attach(claim(ACCOUNT, "c", "+5678"), NOW));
    }

    @Test
    void firstConflictingNumberDecides() {
        TenantAccount other = TenantAccount.of("token:other");
        tenantState.attach(claim(other, "a", "+1234"), NOW);
        tenantState.attach(claim(ACCOUNT, "a", "+5678"), NOW);
        assertEquals(
                new TenantAttachOutcome.AttachedToAnotherAccount("+1234"),
                tenantState.attach(claim(ACCOUNT, "b", "+1234", "+5678"), NOW));
        assertInstanceOf(
                TenantAttachOutcome.AlreadyAttached.class,
                tenantState.attach(claim(ACCOUNT, "b", "+5678", "+1234"), NOW));
    }

    @Test
    void demoAccountsHaveOnlyTheirOwnAgents() {
        DemoWorld.DemoAccount demo = DemoWorld.load().accounts().get(0);
        DemoWorld.DemoAccount other = DemoWorld.load().accounts().get(1);
        String agent = demo.agents().get(0);
        assertInstanceOf(
                TenantAttachOutcome.AgentNotFound.class,
                tenantState.attach(claim(TenantAccount.of(other.token()), agent, "+1234"), NOW));
        assertInstanceOf(
                TenantAttachOutcome.Attached.class,
                tenantState.attach(claim(TenantAccount.of(demo.token()), agent, "+1234"), NOW));
    }

    @Test
    void oldestNumberIsRemovedFromAFullState() {
        List<String> numbers = numbers(SandboxLimits.MAX_NUMBERS_PER_TENANT);
        tenantState.attach(new TenantAttachRequest(ACCOUNT, "a", "san", numbers), NOW);
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 1, NumberStatus.ACTIVE),
                tenantState.attach(claim(ACCOUNT, "a", "+99999"), NOW));

        assertEquals(SandboxLimits.MAX_NUMBERS_PER_TENANT, tenantState.summary().numbers());
        assertInstanceOf(
                TenantAttachOutcome.AlreadyAttached.class,
                tenantState.attach(claim(ACCOUNT, "b", numbers.get(1)), NOW));
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 1, NumberStatus.ACTIVE),
                tenantState.attach(claim(ACCOUNT, "b", numbers.get(0)), NOW));
    }

    @Test
    void numbersOfTheCurrentRequestAreNotRemoved() {
        List<String> numbers = numbers(SandboxLimits.MAX_NUMBERS_PER_TENANT);
        tenantState.attach(new TenantAttachRequest(ACCOUNT, "a", "san", numbers), NOW);
        tenantState.attach(claim(ACCOUNT, "a", numbers.get(0), "+99999"), NOW);

        assertInstanceOf(
                TenantAttachOutcome.AlreadyAttached.class,
                tenantState.attach(claim(ACCOUNT, "b", numbers.get(0)), NOW));
        assertInstanceOf(
                TenantAttachOutcome.AlreadyAttached.class, tenantState.attach(claim(ACCOUNT, "b", "+99999"), NOW));
        assertInstanceOf(
                TenantAttachOutcome.Attached.class, tenantState.attach(claim(ACCOUNT, "b", numbers.get(1)), NOW));
    }

    @Test
    void requestLargerThanTheLimitIsKept() {
        List<String> numbers = numbers(SandboxLimits.MAX_NUMBERS_PER_TENANT + 5);
        TenantAttachRequest tenantAttachRequest = new TenantAttachRequest(ACCOUNT, "a", "san", numbers);

        assertEquals(
                new TenantAttachOutcome.Attached(NOW, numbers.size(), NumberStatus.ACTIVE),
                tenantState.attach(tenantAttachRequest, NOW));
        assertEquals(
                new TenantAttachOutcome.Attached(NOW, 0, NumberStatus.ACTIVE),
                tenantState.attach(tenantAttachRequest, NOW.plusSeconds(1)));
    }

    @Test
    void refusedRequestRemovesNothing() {
        List<String> numbers = numbers(SandboxLimits.MAX_NUMBERS_PER_TENANT);
        tenantState.attach(new TenantAttachRequest(ACCOUNT, "a", "san", numbers), NOW);
        tenantState.attach(claim(ACCOUNT, "b", "+99999", numbers.get(1)), NOW);

        assertInstanceOf(
                TenantAttachOutcome.AlreadyAttached.class,
                tenantState.attach(claim(ACCOUNT, "b", numbers.get(0)), NOW));
    }

    @Test
    void oldestCreatedAgentIsRemovedFromAFullState() {
        TenantAccount demo = TenantAccount.of(DemoWorld.load().accounts().get(0).token());
        for (int i = 0; i <= SandboxLimits.MAX_AGENTS_PER_TENANT; i++) {
            tenantState.add(demo, "created" + i);
        }

        assertEquals(SandboxLimits.MAX_AGENTS_PER_TENANT, tenantState.summary().agents());
        assertInstanceOf(
                TenantAttachOutcome.AgentNotFound.class, tenantState.attach(claim(demo, "created0", "+1234"), NOW));
        assertInstanceOf(TenantAttachOutcome.Attached.class, tenantState.attach(claim(demo, "created1", "+1234"), NOW));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "+1" + (1000 + i)).toList();
    }

    @Test
    void concurrentAgentsNeverShareNumbers() throws Exception {
        List<String> numbers =
                IntStream.range(0, 300).mapToObj(i -> "+49" + (1000 + i)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> racers = new ArrayList<>();
            for (int racer = 0; racer < 8; racer++) {
                String agent = "agent" + racer;
                List<String> order = new ArrayList<>(numbers);
                Collections.shuffle(order, new Random(racer));
                racers.add(() -> order.stream()
                        .filter(number -> tenantState.attach(claim(ACCOUNT, agent, number), NOW)
                                instanceof TenantAttachOutcome.Attached)
                        .count());
            }
            long winners = 0;
            for (var result : threads.invokeAll(racers)) {
                winners += result.get();
            }
            assertEquals(300, winners);
        } finally {
            threads.shutdownNow();
        }
    }
}
