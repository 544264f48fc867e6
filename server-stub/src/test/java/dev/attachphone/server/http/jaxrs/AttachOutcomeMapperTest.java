package dev.attachphone.server.http.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AttachOutcomeMapperTest {

    private static final Instant NOW = Instant.parse("2026-01-24T10:30:19.292Z");
    private static final AttachCommand COMMAND = new AttachCommand("agent_abc123xyz", "san", List.of("+918062810341"));

    private final Operation attach = Contract.load().operation("attachPhoneNumber");
    private final AttachOutcomeMapper answers = new AttachOutcomeMapper(attach, Clock.fixed(NOW, ZoneOffset.UTC));

    private static Stream<AttachOutcome> everyOutcome() {
        return Stream.of(
                        Stream.of(RefusalReason.values()).map(Refused::new),
                        Stream.of(AttachmentStatus.values()).map(status -> new Attached(COMMAND, NOW, status)),
                        Stream.of(new AlreadyAttached("agent_xyz789abc", "+918062810341")))
                .flatMap(outcomes -> outcomes);
    }

    // What comes before the outcome, or instead of it: the filter, the body reader and the failure mapper name these.
    private static final Set<String> WITHOUT_AN_OUTCOME =
            Set.of("invalid-auth", "malformed-body", "internal-server-error");

    // The page's second wording of one answer; the server gives the first.
    private static final Set<String> SANDBOX_ONLY = Set.of("invalid-phone-number-short");

    @Test
    void everyNameOfTheContractIsAnOutcomeOfTheServer() {
        Set<String> names = everyOutcome().map(AttachOutcome::answer).collect(Collectors.toCollection(TreeSet::new));
        names.addAll(WITHOUT_AN_OUTCOME);
        names.addAll(SANDBOX_ONLY);

        assertEquals(
                attach.answers().values().stream()
                        .filter(answer -> !answer.inDefaultResponse())
                        .map(NamedAnswer::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                names);
    }

    @Test
    void everyOutcomeIsAnsweredWithTheStatusOfItsName() {
        everyOutcome().forEach(outcome -> {
            Answer answer = answers.of(outcome);
            assertEquals(outcome.answer(), answer.name());
            assertEquals(attach.answer(outcome.answer()).status(), answer.status());
        });
    }

    @Test
    void aSuccessReadsAsOnThePage() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Answer answer = answers.of(new Attached(COMMAND, NOW, AttachmentStatus.ACTIVE));

        String expected = attach.answer("attached")
                .body()
                .toString()
                .replace("1769244619292", String.valueOf(NOW.toEpochMilli()));
        assertEquals(expected, mapper.writeValueAsString(answer.body()));
    }

    @Test
    void aConflictReadsAsOnThePage() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Answer answer = answers.of(new AlreadyAttached("agent_xyz789abc", "+918062810341"));

        assertEquals(attach.answer("already-attached").body().toString(), mapper.writeValueAsString(answer.body()));
    }
}
