package dev.attachphone.sandbox.junit.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.junit.IntegrationCard;
import dev.attachphone.sandbox.junit.JournaledExchange;
import dev.attachphone.sandbox.junit.SandboxExtension;
import dev.attachphone.sandbox.junit.SandboxSession;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension in a static field. Each test has its own token, so the same number is free in all of them. */
class StaticFieldTest {

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.newInstance();

    private static int attach(String agent, String number) throws IOException, InterruptedException {
        return new AttachPhoneClient(sandbox.baseUrl(), sandbox.token()).attach(agent, number);
    }

    @Test
    void journalHasWhatWasSentAndReceived() throws Exception {
        assertEquals(200, attach("agent_sales", "+4930000001"));
        JournaledExchange exchange = sandbox.journal().get(0);
        assertEquals("POST", exchange.sent().method());
        assertTrue(exchange.sent().body().contains("agent_sales"), exchange.toString());
        assertEquals("attached", exchange.received().answer());
        assertEquals(200, exchange.received().status());
        assertTrue(exchange.received().body().contains("agent_sales"), exchange.toString());
    }

    @Test
    void numberOfAnotherAgentIsAConflict() throws Exception {
        sandbox.world(
                "{\"held\": [{\"number\": \"+4930000001\", \"agent\": \"agent_support\", \"provider\": \"san\"}]}");
        assertEquals(409, attach("agent_sales", "+4930000001"));
        assertTrue(sandbox.journal().get(0).received().body().contains("agent_support"));
    }

    @Test
    void resetRemovesAttachedNumbers() throws Exception {
        attach("agent_support", "+4930000001");
        sandbox.reset();
        assertEquals(200, attach("agent_sales", "+4930000001"));
    }

    @Test
    void invalidWorldIsRejected() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> sandbox.world("{\"hold\": []}"));
        assertTrue(refused.getMessage().startsWith("Invalid world: hold is an unknown field"), refused.getMessage());
    }

    @Test
    void invalidPercentageOfRandomFaultsIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> sandbox.chaos(101));
    }

    @Test
    void randomFaultsAffectTheAnswersOfTheTest() throws Exception {
        sandbox.chaos(100, 7);
        for (int i = 0; i < 5; i++) {
            try {
                attach("agent_sales", "+4930000001");
            } catch (IOException fault) {
                // Most random faults are failures of the connection.
            }
        }
        assertEquals(
                Set.of("chaos"),
                sandbox.journal().stream()
                        .map(exchange -> exchange.received().cause())
                        .collect(Collectors.toSet()));
    }

    @Test
    void requestIsRepeatedAfterALostReply() {
        // With this magic agent every reply is lost, so the client gives up after its second try.
        assertThrows(IOException.class, () -> attach("agent_fault_reply_lost", "+4930000001"));
        assertEquals(
                List.of("fault=reply-lost", "fault=reply-lost"),
                sandbox.journal().stream()
                        .map(exchange -> exchange.received().effect())
                        .collect(Collectors.toList()));
    }

    @Test
    void cardListsRemainingAnswers() throws Exception {
        attach("agent_sales", "+4930000001");
        IntegrationCard card = sandbox.card();
        assertEquals(List.of("attached"), card.met());
        assertTrue(card.left().contains("already-attached"));
        assertEquals(List.of(), card.mistakes());
    }

    @Test
    void anotherTokenHasItsOwnState(SandboxSession session) throws Exception {
        String configured = "configured-" + session.token();
        assertEquals(200, new AttachPhoneClient(sandbox.baseUrl(), configured).attach("agent_sales", "+4930000001"));
        assertEquals(List.of(), sandbox.journal());
        assertEquals(1, sandbox.withToken(configured).journal().size());
        assertEquals(session.token(), sandbox.token());
    }

    @Nested
    class NestedTests {

        @Test
        void useTheSandboxOfTheOuterClass(SandboxSession session) throws Exception {
            assertEquals(StaticFieldTest.sandbox.baseUrl(), session.baseUrl());
            assertEquals(200, attach("agent_nested", "+4930000001"));
            assertEquals(1, session.journal().size());
        }
    }

    @AfterAll
    static void cardOfTheClassCombinesItsTests() {
        IntegrationCard card = sandbox.card();
        assertTrue(card.met().containsAll(List.of("attached", "already-attached", "reply-lost")), card.toString());
        assertFalse(card.left().contains("attached"), card.toString());
        assertFalse(card.done());
        assertTrue(sandbox.suiteCard().met().containsAll(card.met()));
    }

    @AfterAll
    static void sandboxIsSharedByAllClassesWithEqualSettings() {
        assertEquals(SandboxExtension.newInstance().baseUrl(), sandbox.baseUrl());
    }
}
