package dev.attachphone.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.contract.ServedContract;
import dev.attachphone.sandbox.request.TenantAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantStatesTest {

    private Instant now = Instant.parse("2026-01-24T10:30:19Z");
    private final TenantStates tenantStates =
            new TenantStates(new DefaultWorld(DemoWorld.load(), ServedContract.builtIn()), Map.of(), () -> now);

    @Test
    void newTenantIsKeptRegardlessOfThePastUseOfOthers() {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < SandboxLimits.MAX_TENANTS; i++) {
                tenantStates.of(token(i));
            }
        }
        for (int i = 0; i < 40; i++) {
            TenantState fresh = tenantStates.of(TenantAccount.of("fresh" + i));
            assertSame(fresh, tenantStates.of(TenantAccount.of("fresh" + i)));
        }
    }

    @Test
    void leastRecentlyUsedTenantIsRemoved() {
        TenantState first = tenantStates.of(token(0));
        TenantState second = tenantStates.of(token(1));
        for (int i = 2; i < SandboxLimits.MAX_TENANTS; i++) {
            tenantStates.of(token(i));
        }
        tenantStates.of(token(0));
        tenantStates.of(TenantAccount.of("one-more"));

        assertSame(first, tenantStates.of(token(0)));
        assertNotSame(second, tenantStates.of(token(1)));
    }

    @Test
    void idleTenantIsRemoved() {
        TenantState used = tenantStates.of(token(0));
        TenantState unused = tenantStates.of(token(1));
        advance(SandboxLimits.IDLE_TIMEOUT.minusSeconds(1));
        assertSame(used, tenantStates.of(token(0)));
        advance(Duration.ofSeconds(1));

        assertSame(used, tenantStates.of(token(0)));
        assertNotSame(unused, tenantStates.of(token(1)));
    }

    @Test
    void numbersOfAllTenantsAreBounded() {
        int full = SandboxLimits.MAX_NUMBERS / SandboxLimits.MAX_NUMBERS_PER_TENANT;
        for (int i = 0; i < full + 2; i++) {
            tenantStates.declare(
                    token(i), new WorldDeclaration(Map.of(), numbers(SandboxLimits.MAX_NUMBERS_PER_TENANT)));
        }
        // The numbers are counted only after every 20 uses.
        for (int i = 0; i < 20; i++) {
            tenantStates.of(token(full + 1));
        }
        assertEquals(0, tenantStates.reset(token(1)).numbers());
        assertEquals(
                SandboxLimits.MAX_NUMBERS_PER_TENANT,
                tenantStates.reset(token(2)).numbers());
        assertEquals(
                SandboxLimits.MAX_NUMBERS_PER_TENANT,
                tenantStates.reset(token(full + 1)).numbers());
    }

    private static List<WorldDeclaration.DeclaredNumber> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new WorldDeclaration.DeclaredNumber(
                        "+49" + (1_000_000 + i), "", "agent", "san", NumberStatus.ACTIVE))
                .toList();
    }

    private void advance(Duration time) {
        now = now.plus(time);
    }

    private static TenantAccount token(int i) {
        return TenantAccount.of("token" + i);
    }
}
