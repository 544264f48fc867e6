package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachOutcome.Refused;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.attach.RefusalReason;
import dev.attachphone.server.http.answer.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AttachOutcomeMapperTest {

    private static final Instant NOW = Instant.parse("2026-01-24T10:30:19.292Z");
    private static final AttachCommand COMMAND = new AttachCommand("agent_abc123xyz", "san", List.of("+918062810341"));

    private final Operation attach = Contract.load().operation("attachPhoneNumber");
    private final AttachOutcomeMapper outcomes = new AttachOutcomeMapper(attach, Clock.fixed(NOW, ZoneOffset.UTC));

    private static Stream<AttachOutcome> everyOutcome() {
        return Stream.of(
                        Stream.of(RefusalReason.values()).map(Refused::new),
                        Stream.of(AttachmentStatus.values()).map(status -> new Attached(COMMAND, NOW, status)),
                        Stream.of(new AlreadyAttached("agent_xyz789abc", "+918062810341")))
                .flatMap(outcomes -> outcomes);
    }

    @Test
    void everyOutcomeHasTheStatusOfItsAnswer() {
        everyOutcome().forEach(outcome -> {
            Answer answer = outcomes.of(outcome);
            assertEquals(outcome.answer(), answer.name());
            assertEquals(attach.answer(outcome.answer()).status(), answer.status());
        });
    }

    @Test
    void aSuccessEqualsTheExampleOfThePage() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Answer answer = outcomes.of(new Attached(COMMAND, NOW, AttachmentStatus.ACTIVE));

        String expected = attach.answer("attached")
                .body()
                .toString()
                .replace("1769244619292", String.valueOf(NOW.toEpochMilli()));
        assertEquals(expected, mapper.writeValueAsString(answer.body()));
    }

    @Test
    void aConflictEqualsTheExampleOfThePage() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Answer answer = outcomes.of(new AlreadyAttached("agent_xyz789abc", "+918062810341"));

        assertEquals(attach.answer("already-attached").body().toString(), mapper.writeValueAsString(answer.body()));
    }
}
