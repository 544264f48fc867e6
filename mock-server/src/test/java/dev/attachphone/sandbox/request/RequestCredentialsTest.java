package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestCredentialsTest {

    private static RequestCredentials of(String... values) {
        return new RequestCredentials(List.of("token", "api_access_token"), List.of(values));
    }

    @Test
    void nameStandsAfterTheFirstColon() {
        assertEquals(Optional.of(new TenantAccount("a", "b:c")), of("a:b:c").account());
        assertEquals(Optional.of(new TenantAccount("a", "")), of("a").account());
    }

    @Test
    void validOnesMustNameOneAccount() {
        assertEquals(
                Optional.of(new TenantAccount("a", "")),
                of("a", "a", "x:expired", "").account());
        assertEquals(Optional.empty(), of("a", "b").account());
        assertEquals(Optional.empty(), of("a", "a:other").account());
        assertEquals(Optional.empty(), of("a:expired", "a:revoked").account());
    }

    @Test
    void mustBeVisibleAsciiOfBoundedLength() {
        assertEquals(Optional.empty(), of("a b").account());
        assertEquals(Optional.empty(), of("\u00e4").account());
        assertEquals(Optional.empty(), of("x".repeat(257)).account());
        assertEquals(true, of("x".repeat(256)).account().isPresent());
    }

    @Test
    void reasonHoldsNoCredential() {
        for (RequestCredentials requestCredentials :
                List.of(of("secret", "secret2"), of("secret:expired"), of("secret with space"))) {
            assertFalse(requestCredentials.finding().orElseThrow().reason().contains("secret"));
        }
    }
}
