package dev.attachphone.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.request.Account;
import org.junit.jupiter.api.Test;

class WorldsTest {

    private final Worlds worlds = new Worlds(new WorldRules(DemoWorld.load(), Contract.load()));

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

    private static Account token(int i) {
        return Account.of("token" + i);
    }
}
