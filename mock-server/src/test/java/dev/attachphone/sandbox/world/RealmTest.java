package dev.attachphone.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.request.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RealmTest {

    private static final Instant NOW = Instant.parse("2026-01-24T10:30:19Z");
    private static final Account ACCOUNT = Account.of("token");
    private final WorldRules rules = new WorldRules(DemoWorld.load(), ServedContract.builtIn());
    private final Realm realm = new Realm(rules);

    private static Claim claim(Account account, String agent, String... numbers) {
        return new Claim(account, agent, "san", List.of(numbers));
    }

    @Test
    void retryRepeatsTheFirstInstant() {
        realm.attach(claim(ACCOUNT, "a", "+1234"), NOW);
        assertEquals(
                new ClaimOutcome.Attached(NOW, 0, NumberStatus.ACTIVE),
                realm.attach(claim(ACCOUNT, "a", "+1234"), NOW.plusSeconds(5)));
        assertEquals(
                new ClaimOutcome.Attached(NOW.plusSeconds(9), 1, NumberStatus.ACTIVE),
                realm.attach(claim(ACCOUNT, "a", "+1234", "+5678"), NOW.plusSeconds(9)));
    }

    @Test
    void attachesAllOrNothing() {
        realm.attach(claim(ACCOUNT, "a", "+1234"), NOW);
        assertEquals(
                new ClaimOutcome.Held("+1234", "a", "san"), realm.attach(claim(ACCOUNT, "b", "+5678", "+1234"), NOW));
        assertEquals(
                new ClaimOutcome.Attached(NOW, 1, NumberStatus.ACTIVE),
                realm.attach(claim(ACCOUNT, "c", "+5678"), NOW));
    }

    @Test
    void firstOffendingNumberDecides() {
        Account other = Account.of("token:other");
        realm.attach(claim(other, "a", "+1234"), NOW);
        realm.attach(claim(ACCOUNT, "a", "+5678"), NOW);
        assertEquals(new ClaimOutcome.HeldElsewhere("+1234"), realm.attach(claim(ACCOUNT, "b", "+1234", "+5678"), NOW));
        assertInstanceOf(ClaimOutcome.Held.class, realm.attach(claim(ACCOUNT, "b", "+5678", "+1234"), NOW));
    }

    @Test
    void demoAccountsKnowTheirOwnAgentsOnly() {
        DemoWorld.Account demo = DemoWorld.load().accounts().get(0);
        DemoWorld.Account other = DemoWorld.load().accounts().get(1);
        String agent = demo.agents().get(0);
        assertInstanceOf(
                ClaimOutcome.AgentNotFound.class, realm.attach(claim(Account.of(other.token()), agent, "+1234"), NOW));
        assertInstanceOf(
                ClaimOutcome.Attached.class, realm.attach(claim(Account.of(demo.token()), agent, "+1234"), NOW));
    }

    @Test
    void longestAttachedNumberMakesRoom() {
        List<String> numbers = numbers(Limits.NUMBERS);
        realm.attach(new Claim(ACCOUNT, "a", "san", numbers), NOW);
        assertEquals(
                new ClaimOutcome.Attached(NOW, 1, NumberStatus.ACTIVE),
                realm.attach(claim(ACCOUNT, "a", "+99999"), NOW));

        assertEquals(Limits.NUMBERS, realm.size().numbers());
        assertInstanceOf(ClaimOutcome.Held.class, realm.attach(claim(ACCOUNT, "b", numbers.get(1)), NOW));
        assertEquals(
                new ClaimOutcome.Attached(NOW, 1, NumberStatus.ACTIVE),
                realm.attach(claim(ACCOUNT, "b", numbers.get(0)), NOW));
    }

    @Test
    void claimNeverMakesRoomForItself() {
        List<String> numbers = numbers(Limits.NUMBERS);
        realm.attach(new Claim(ACCOUNT, "a", "san", numbers), NOW);
        realm.attach(claim(ACCOUNT, "a", numbers.get(0), "+99999"), NOW);

        assertInstanceOf(ClaimOutcome.Held.class, realm.attach(claim(ACCOUNT, "b", numbers.get(0)), NOW));
        assertInstanceOf(ClaimOutcome.Held.class, realm.attach(claim(ACCOUNT, "b", "+99999"), NOW));
        assertInstanceOf(ClaimOutcome.Attached.class, realm.attach(claim(ACCOUNT, "b", numbers.get(1)), NOW));
    }

    @Test
    void claimOfMoreThanTheLimitIsKeptWhole() {
        List<String> numbers = numbers(Limits.NUMBERS + 5);
        Claim claim = new Claim(ACCOUNT, "a", "san", numbers);

        assertEquals(new ClaimOutcome.Attached(NOW, numbers.size(), NumberStatus.ACTIVE), realm.attach(claim, NOW));
        assertEquals(new ClaimOutcome.Attached(NOW, 0, NumberStatus.ACTIVE), realm.attach(claim, NOW.plusSeconds(1)));
    }

    @Test
    void refusedClaimTakesNobodysRoom() {
        List<String> numbers = numbers(Limits.NUMBERS);
        realm.attach(new Claim(ACCOUNT, "a", "san", numbers), NOW);
        realm.attach(claim(ACCOUNT, "b", "+99999", numbers.get(1)), NOW);

        assertInstanceOf(ClaimOutcome.Held.class, realm.attach(claim(ACCOUNT, "b", numbers.get(0)), NOW));
    }

    @Test
    void longestKnownAgentMakesRoom() {
        Account demo = Account.of(DemoWorld.load().accounts().get(0).token());
        for (int i = 0; i <= Limits.AGENTS; i++) {
            realm.add(demo, "created" + i);
        }

        assertEquals(Limits.AGENTS, realm.size().agents());
        assertInstanceOf(ClaimOutcome.AgentNotFound.class, realm.attach(claim(demo, "created0", "+1234"), NOW));
        assertInstanceOf(ClaimOutcome.Attached.class, realm.attach(claim(demo, "created1", "+1234"), NOW));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "+1" + (1000 + i)).toList();
    }

    @Test
    void racingAgentsNeverShareNumbers() throws Exception {
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
                        .filter(number ->
                                realm.attach(claim(ACCOUNT, agent, number), NOW) instanceof ClaimOutcome.Attached)
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
