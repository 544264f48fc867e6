package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.model.AlreadyAttachedResponse;
import dev.attachphone.openapi.model.AttachPhoneNumberResponse;
import dev.attachphone.openapi.model.AttachmentModel;
import dev.attachphone.openapi.model.AttachmentStatusModel;
import dev.attachphone.openapi.model.ExistingAttachment;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.AlreadyAttached;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.http.answer.Answer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Maps each outcome of an attach request to its documented answer.
 *
 * @param operation the operation with the answers
 * @param clock the time of the answers
 */
record AttachOutcomeMapper(Operation operation, Clock clock) {

    Answer of(AttachOutcome outcome) {
        NamedAnswer named = operation.answer(outcome.answer());
        return outcome.map(
                attached -> Answer.of(named, success(named, attached)),
                taken -> Answer.of(named, conflict(named, taken)),
                refused -> Answer.of(named));
    }

    private AttachPhoneNumberResponse success(NamedAnswer named, Attached attached) {
        AttachmentModel attachment = new AttachmentModel(
                attached.command().agentId(),
                attached.numbers(),
                attached.command().provider(),
                attached.attachedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                AttachmentStatusModel.fromValue(named.body().at("/data/status").asText()));
        return new AttachPhoneNumberResponse(false, named.status(), named.message(), clock.millis(), attachment);
    }

    // The message of the contract's example is used, with the holder in the example replaced by the actual one.
    private static AlreadyAttachedResponse conflict(NamedAnswer named, AlreadyAttached taken) {
        String exampleHolder = named.body().at("/data/existing_agent_id").asText();
        return new AlreadyAttachedResponse(
                true,
                named.status(),
                named.message().replace(exampleHolder, taken.holder()),
                new ExistingAttachment(taken.holder(), taken.number()));
    }
}
