package dev.attachphone.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.sandbox.fault.DelayRange;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.fault.RandomFaults.ChaosSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomFaultsTest extends RunningSandbox {

    /** With this seed there is no slow body among the first requests. */
    private static final String SETTINGS = "{\"percent\": 60, \"seed\": 8, \"delay\": \"1..20\"}";

    private static final int REQUESTS = 20;

    @Test
    void theSameSeedCausesTheSameFaultsWhateverTheToken() {
        List<String> first = effects(newToken());
        assertTrue(first.stream().anyMatch(effect -> effect.startsWith("fault=")), first.toString());
        assertTrue(first.contains("agent-id-required"), first.toString());
        assertEquals(first, effects(newToken()));
    }

    @Test
    void answersOfALimitAreDrawnAndExplained() {
        String token = newToken();
        chaos("PUT", token, SETTINGS);
        List<SandboxCall.SandboxReply> replies = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            try {
                replies.add(attach(token, "{}").send());
            } catch (IllegalStateException broken) {
                // Expected for some requests.
            }
        }
        SandboxCall.SandboxReply drawn = replies.stream()
                .filter(reply -> reply.name().equals("too-many-requests"))
                .findFirst()
                .orElseThrow();
        assertEquals("1", drawn.header("Retry-After"));
        assertEquals("", drawn.header("Preference-Applied"));
        assertTrue(
                drawn.header("X-Sandbox-Because").startsWith("chaos forces this answer"),
                drawn.header("X-Sandbox-Because"));
    }

    @Test
    void delaysAreInTheRangeOfTheSettings() {
        List<Integer> delays = IntStream.range(0, 60)
                .mapToObj(seed -> delay(new RandomFaults(ChaosSettings.NONE), seed))
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(3, 4, 5), delays);
        String token = newToken();
        chaos("PUT", token, "{\"percent\": 100, \"seed\": 7, \"delay\": \"3..5\"}");
        assertEquals("{\"percent\":100,\"seed\":7,\"delay\":\"3..5\"}", shown(token));
        assertEquals(
                400,
                chaos("PUT", token, "{\"percent\": 1, \"delay\": \"5..3\"}").status());
    }

    private static int delay(RandomFaults faults, int seed) {
        faults.set("token", new ChaosSettings(100, seed, new DelayRange(3, 5)));
        return Stream.generate(() -> faults.next("token", ATTACH).effect().delay())
                .filter(delay -> delay > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void delaysWithASpreadAreTheSameForTheSameSeed() {
        RandomFaults faults = new RandomFaults(ChaosSettings.NONE);
        DelayRange range = new DelayRange(200, 1500);
        List<Integer> first =
                IntStream.range(0, 20).mapToObj(i -> faults.delay("a", range)).toList();
        assertEquals(
                first,
                IntStream.range(0, 20).mapToObj(i -> faults.delay("b", range)).toList());
        assertTrue(first.stream().allMatch(delay -> delay >= 200 && delay <= 1500), first.toString());
        assertTrue(first.stream().distinct().count() > 10, first.toString());
    }

    @Test
    void theSettingsAreShown() {
        String token = newToken();
        assertEquals("{\"percent\":0,\"seed\":0,\"delay\":\"1..3000\"}", shown(token));
        chaos("PUT", token, "{\"percent\": 50, \"seed\": 7}");
        assertEquals("{\"percent\":50,\"seed\":7,\"delay\":\"1..3000\"}", shown(token));
        chaos("DELETE", token, "");
        assertEquals("{\"percent\":0,\"seed\":0,\"delay\":\"1..3000\"}", shown(token));
        assertEquals(
                401,
                SandboxCall.to(url("/__sandbox/chaos")).method("GET").send().status());
    }

    private String shown(String token) {
        return chaos("GET", token, "").json().path("data").toString();
    }

    @Test
    void otherTokensAreNotAffected() {
        chaos("PUT", newToken(), "{\"percent\": 100, \"seed\": 1}");
        assertEquals("attached", attach(newToken(), good(ATTACH)).send().name());
    }

    @Test
    void invalidSettingsAreRefused() {
        assertEquals(400, chaos("PUT", newToken(), "{\"percent\": 101}").status());
        assertEquals(400, chaos("PUT", newToken(), "{\"percent\": \"5\"}").status());
        assertEquals(
                401,
                SandboxCall.to(url("/__sandbox/chaos")).method("PUT").send().status());
    }

    /** The effects on the first requests, or else their answers, as recorded in the journal. */
    private List<String> effects(String token) {
        assertEquals(200, chaos("PUT", token, SETTINGS).status());
        for (int i = 0; i < REQUESTS; i++) {
            try {
                attach(token, "{}").send();
            } catch (IllegalStateException broken) {
                // Expected for some requests.
            }
        }
        chaos("DELETE", token, "");
        return SandboxCall.to(url("/__sandbox/journal"))
                .method("GET")
                .header("token", token)
                .send()
                .json()
                .at("/data/entries")
                .valueStream()
                .map(entry -> entry.at("/given/effect").asText()
                        + entry.at("/given/answer").asText())
                .toList();
    }

    private SandboxCall.SandboxReply chaos(String method, String token, String body) {
        return SandboxCall.to(url("/__sandbox/chaos"))
                .method(method)
                .header("token", token)
                .body(body)
                .send();
    }
}
