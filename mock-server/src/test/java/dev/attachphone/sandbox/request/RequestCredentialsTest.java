package dev.attachphone.sandbox.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestCredentialsTest {

    private static RequestCredentials of(String... values) {
        return RequestCredentials.of(
                List.of("token", "api_access_token"),
                List.of(values),
                Contract.load().limits().credential());
    }

    @Test
    void theAccountNameFollowsTheFirstColon() {
        assertEquals(Optional.of(new TenantAccount("a", "b:c")), of("a:b:c").account());
        assertEquals(Optional.of(new TenantAccount("a", "")), of("a").account());
    }

    @Test
    void validCredentialsMustNameExactlyOneAccount() {
        assertEquals(
                Optional.of(new TenantAccount("a", "")),
                of("a", "a", "x:expired", "").account());
        assertEquals(Optional.empty(), of("a", "b").account());
        assertEquals(Optional.empty(), of("a", "a:other").account());
        assertEquals(Optional.empty(), of("a:expired", "a:revoked").account());
    }

    @Test
    void aCredentialHasAtMost512VisibleAsciiCharacters() {
        assertEquals(Optional.empty(), of("a b").account());
        assertEquals(Optional.empty(), of("\u00e4").account());
        assertEquals(Optional.empty(), of("x".repeat(513)).account());
        assertTrue(of("x".repeat(512)).account().isPresent());
    }

    @Test
    void theReasonContainsNoCredential() {
        for (RequestCredentials credentials :
                List.of(of("secret", "secret2"), of("secret:expired"), of("secret with space"))) {
            assertFalse(credentials.finding().orElseThrow().reason().contains("secret"));
        }
    }
}
