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
import java.util.Optional;
import java.util.OptionalInt;
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
    void pendingNumberBecomesActiveAfterTheDeclaredTime() throws InvalidWorldException {
        TenantState confirming = declared("{\"accounts\": [{\"confirming_after\": {\"san\": {\"seconds\": 5}}}]}");
        assertEquals(NumberStatus.PENDING, attachedStatus(confirming));
        advance(Duration.ofSeconds(4).plusMillis(999));
        assertEquals(NumberStatus.PENDING, attachedStatus(confirming));
        advance(Duration.ofMillis(1));
        assertEquals(NumberStatus.ACTIVE, attachedStatus(confirming));
    }

    @Test
    void pendingNumberBecomesActiveAfterTheDeclaredRequests() throws InvalidWorldException {
        TenantState confirming = declared("{\"accounts\": [{\"confirming_after\": {\"san\": {\"requests\": 2}}}]}");
        assertEquals(NumberStatus.PENDING, attachedStatus(confirming));
        assertEquals(NumberStatus.PENDING, attachedStatus(confirming));
        assertEquals(NumberStatus.ACTIVE, attachedStatus(confirming));
        assertEquals(NumberStatus.ACTIVE, attachedStatus(confirming));
    }

    @Test
    void heldNumberIsConfirmedFromTheDeclarationOn() throws InvalidWorldException {
        TenantState confirming = declared(
                "{\"held\": [{\"number\": \"+4930123456\", \"agent\": \"a\", \"provider\": \"san\","
                        + "\"status\": \"pending\", \"attached_at\": \"2026-01-01T00:00:00Z\", \"confirmed_after\": {\"seconds\": 5}}]}");
        assertEquals(NumberStatus.PENDING, attachedStatus(confirming));
        advance(Duration.ofSeconds(5));
        assertEquals(NumberStatus.ACTIVE, attachedStatus(confirming));
    }

    @Test
    void snapshotHasWhatIsLeftOfAConfirmation() throws InvalidWorldException {
        TenantState confirming =
                declared("{\"accounts\": [{\"confirming_after\": {\"san\": {\"seconds\": 5, \"requests\": 9}}}]}");
        attachedStatus(confirming);
        advance(Duration.ofSeconds(2));
        attachedStatus(confirming);
        assertEquals(
                Optional.of(new WorldDeclaration.Confirmation(Optional.of(Duration.ofSeconds(3)), OptionalInt.of(8))),
                tenantStates.snapshot(token(0)).held().get(0).confirmation());
        advance(Duration.ofSeconds(3));
        assertEquals(
                NumberStatus.ACTIVE,
                tenantStates.snapshot(token(0)).held().get(0).status());
    }

    private TenantState declared(String json) throws InvalidWorldException {
        tenantStates.declare(token(0), new WorldReader(ServedContract.builtIn()).read(token(0), json));
        return tenantStates.of(token(0));
    }

    private NumberStatus attachedStatus(TenantState confirming) {
        TenantAttachOutcome outcome =
                confirming.attach(new TenantAttachRequest(token(0), "a", "san", List.of("+4930123456")), now);
        return ((TenantAttachOutcome.Attached) outcome).status();
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
            List<WorldDeclaration.DeclaredNumber> numbers = numbers(SandboxLimits.MAX_NUMBERS_PER_TENANT);
            if (i % 2 == 0) {
                tenantStates.declare(token(i), new WorldDeclaration(Map.of(), numbers));
            } else {
                List<String> attached = numbers.stream()
                        .map(WorldDeclaration.DeclaredNumber::number)
                        .toList();
                tenantStates.of(token(i)).attach(new TenantAttachRequest(token(i), "agent", "san", attached), now);
            }
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
                        "+49" + (1_000_000 + i),
                        "",
                        "agent",
                        "san",
                        NumberStatus.ACTIVE,
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private void advance(Duration time) {
        now = now.plus(time);
    }

    private static TenantAccount token(int i) {
        return TenantAccount.of("token" + i);
    }
}
