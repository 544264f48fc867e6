package dev.attachphone.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.request.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldsTest {

    private Instant now = Instant.parse("2026-01-24T10:30:19Z");
    private final Worlds worlds =
            new Worlds(new WorldRules(DemoWorld.load(), ServedContract.builtIn()), Map.of(), () -> now);

    @Test
    void aNewTokenIsKeptHoweverBusyTheOldOnesWere() {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < Limits.REALMS; i++) {
                worlds.of(token(i));
            }
        }
        for (int i = 0; i < 40; i++) {
            Realm fresh = worlds.of(Account.of("fresh" + i));
            assertSame(fresh, worlds.of(Account.of("fresh" + i)));
        }
    }

    @Test
    void theLongestUnusedTokenMakesRoom() {
        Realm first = worlds.of(token(0));
        Realm second = worlds.of(token(1));
        for (int i = 2; i < Limits.REALMS; i++) {
            worlds.of(token(i));
        }
        worlds.of(token(0));
        worlds.of(Account.of("one-more"));

        assertSame(first, worlds.of(token(0)));
        assertNotSame(second, worlds.of(token(1)));
    }

    @Test
    void tokenIsForgottenOnceUnusedForTooLong() {
        Realm used = worlds.of(token(0));
        Realm unused = worlds.of(token(1));
        pass(Limits.UNUSED.minusSeconds(1));
        assertSame(used, worlds.of(token(0)));
        pass(Duration.ofSeconds(1));

        assertSame(used, worlds.of(token(0)));
        assertNotSame(unused, worlds.of(token(1)));
    }

    @Test
    void numbersOfAllTokensTogetherAreBounded() {
        int full = Limits.ALL_NUMBERS / Limits.NUMBERS;
        for (int i = 0; i < full + 2; i++) {
            worlds.declare(token(i), new Declaration(Map.of(), numbers(Limits.NUMBERS)));
        }
        // Counted now and then only.
        for (int i = 0; i < 20; i++) {
            worlds.of(token(full + 1));
        }
        assertEquals(0, worlds.forget(token(1)).numbers());
        assertEquals(Limits.NUMBERS, worlds.forget(token(2)).numbers());
        assertEquals(Limits.NUMBERS, worlds.forget(token(full + 1)).numbers());
    }

    private static List<Declaration.Held> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Declaration.Held("+49" + (1_000_000 + i), "", "agent", "san", NumberStatus.ACTIVE))
                .toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static Account token(int i) {
        return Account.of("token" + i);
    }
}
