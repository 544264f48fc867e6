package dev.attachphone.server.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.server.attach.AttachSnapshot.ConfiguredProvider;
import dev.attachphone.server.attach.Attachment.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the decisions about generated groups with a model that applies the rules to one request at a time. */
final class AttachDecisionTest {

    private static final int GROUPS = 20_000;
    private static final List<String> ACCOUNTS = List.of("x", "y");
    private static final List<String> AGENTS = List.of("x1", "x2", "y1", "nobody");
    private static final List<String> PROVIDERS = List.of("san", "twilio", "vonage");
    private static final List<AttachmentStatus> STATUSES = List.of(AttachmentStatus.values());

    @Test
    void groupsAreDecidedAsIfTheirRequestsWereExecutedOneAfterTheOther() {
        for (int seed = 0; seed < GROUPS; seed++) {
            Random random = new Random(seed);
            AttachSnapshot snapshot = snapshot(random);
            List<AttachRequest> requests = IntStream.rangeClosed(0, random.nextInt(8))
                    .mapToObj(i -> request(random, i))
                    .toList();

            AttachDecision decision = AttachDecision.of(requests, snapshot);

            Map<String, Attachment> expected = new HashMap<>(snapshot.attachments());
            List<AttachOutcome> outcomes = requests.stream()
                    .map(request -> OneAtATimeModel.execute(request, snapshot, expected))
                    .toList();
            assertEquals(outcomes, decision.outcomes(), "seed " + seed);
            Map<String, Attachment> stored = new HashMap<>(snapshot.attachments());
            decision.added().forEach(each -> {
                assertEquals(
                        null, stored.put(each.attachment().number(), each.attachment()), "a number is added once only");
                assertEquals(each.request().holder(), each.attachment().holder());
                assertEquals(each.request().at(), each.attachment().attachedAt());
            });
            assertEquals(expected, stored, "seed " + seed);
        }
    }

    private static AttachSnapshot snapshot(Random random) {
        Map<ConfiguredProvider, AttachmentStatus> providers = new HashMap<>();
        for (String account : ACCOUNTS) {
            PROVIDERS.stream()
                    .filter(provider -> random.nextInt(4) > 0)
                    .forEach(provider ->
                            providers.put(new ConfiguredProvider(account, provider), pick(random, STATUSES)));
        }
        Map<String, Attachment> attachments = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            String agent = AGENTS.get(random.nextInt(3));
            Holder holder = new Holder(agent.substring(0, 1), agent, pick(random, PROVIDERS));
            String number = number(random);
            attachments.put(
                    number,
                    new Attachment(number, holder, pick(random, STATUSES), Instant.ofEpochMilli(random.nextInt(100))));
        }
        return new AttachSnapshot(Map.of("x1", "x", "x2", "x", "y1", "y"), providers, attachments);
    }

    private static AttachRequest request(Random random, int i) {
        List<String> numbers = new ArrayList<>(Stream.generate(() -> number(random))
                .limit(1 + random.nextInt(3))
                .distinct()
                .toList());
        Collections.shuffle(numbers, random);
        return new AttachRequest(
                new Account(pick(random, ACCOUNTS)),
                new AttachCommand(pick(random, AGENTS), pick(random, PROVIDERS), numbers),
                Instant.ofEpochMilli(50 + i),
                ChangeOrigin.commandLine());
    }

    private static String number(Random random) {
        return "+1" + random.nextInt(8);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
