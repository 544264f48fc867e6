package dev.attachphone.sandbox.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests an API client with the extension, as a partner would. */
class SandboxExtensionTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final SandboxExtension sandbox = SandboxExtension.onFreePort();

    /** The client under test. It repeats a request whose reply is lost. */
    private int attach(String agent, String number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/agent/attach-phone-number"))
                .header("Content-Type", "application/json")
                .header("token", sandbox.token())
                .POST(BodyPublishers.ofString(
                        "{\"agent_id\": \"" + agent + "\", \"provider\": \"san\", \"numbers\": [\"" + number + "\"]}"))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException lost) {
            return HTTP.send(request, BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void numberIsAttached() throws Exception {
        assertEquals(200, attach("agent_sales", "+4930000001"));
        assertEquals("attached", sandbox.journal().get(0).answer());
    }

    @Test
    void numberOfAnotherAgentIsAConflict() throws Exception {
        sandbox.declare("""
                {"held": [{"number": "+4930000001", "agent": "agent_support", "provider": "san"}]}
                """);
        assertEquals(409, attach("agent_sales", "+4930000001"));
        assertTrue(sandbox.journal().get(0).body().contains("agent_support"));
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
                assertThrows(IllegalArgumentException.class, () -> sandbox.declare("{\"hold\": []}"));
        assertEquals("Invalid world: hold is an unknown field; the fields are accounts, held", refused.getMessage());
    }

    @Test
    void requestIsRepeatedAfterALostReply() {
        // With this magic agent every reply is lost, so the client gives up after its second try.
        assertThrows(IOException.class, () -> attach("agent_fault_reply_lost", "+4930000001"));
        assertEquals(
                List.of("fault=reply-lost", "fault=reply-lost"),
                sandbox.journal().stream().map(RecordedAnswer::effect).toList());
        assertEquals("attached", sandbox.journal().get(1).answer());
    }

    @Test
    void cardListsRemainingAnswers() throws Exception {
        attach("agent_sales", "+4930000001");
        IntegrationCard card = sandbox.card();
        assertEquals(List.of("attached"), card.met());
        assertTrue(card.left().contains("already-attached"));
        assertEquals(List.of(), card.mistakes());
    }
}
