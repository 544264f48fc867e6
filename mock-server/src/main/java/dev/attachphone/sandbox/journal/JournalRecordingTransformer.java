package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.ResponseTransformerParameters;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.card.ClientExchange;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.BrowserRepetitions;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.inspect.RequestOrigin;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * Records every request and response in the journal and for the integration card.
 *
 * @param redactor redacts the credentials
 * @param journal the request journal
 * @param exchanges the exchanges for the integration card
 * @param repetitions is told about requests that a browser may repeat on its own
 * @param clock the time of the entries
 */
public record JournalRecordingTransformer(
        CredentialRedactor redactor,
        Journal journal,
        ClientExchanges exchanges,
        BrowserRepetitions repetitions,
        InstantSource clock) {

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        InspectedRequest inspection = InspectedRequest.of(event);
        if (inspection.isRecorded()) {
            SandboxResponses.answer(response).ifPresent(answer -> record(event, inspection, answer));
        }
        return response;
    }

    private void record(ServeEvent event, InspectedRequest inspection, String answer) {
        ResponseDefinition response = event.getResponseDefinition();
        DelayAndFault effect = ResponseTransformerParameters.effect(event);
        ResponseCause answerCause = ResponseTransformerParameters.answerCause(event);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JournalEntryMapper recorder = new JournalEntryMapper(redactor);
        JournalEntry.RecordedResponse recorded = recorder.response(response, answer, answerCause, effect);
        journal.add(
                inspection.tenant(),
                new JournalEntry(
                        inspection.id(),
                        now,
                        duration(event).plusMillis(effect.delay()),
                        recorder.fields(inspection),
                        recorder.request(inspection),
                        recorded));
        if (effect.fault().filter(fault -> !fault.isResponseVisible()).isPresent()) {
            repetitions.add(inspection);
        }
        if (inspection.origin() != RequestOrigin.CLIENT) {
            return;
        }
        exchanges.add(
                inspection.tenant(),
                new ClientExchange(
                        inspection.id(),
                        inspection.method() + " " + inspection.path() + " " + Sha256.hex(inspection.text()),
                        senderDigest(inspection),
                        now,
                        recorded.answer(),
                        answerCause,
                        recorded.status(),
                        effect.fault(),
                        Duration.ofSeconds(InspectedRequest.lines(response.getHeaders(), "Retry-After").stream()
                                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                                .findFirst()
                                .map(Long::parseLong)
                                .orElse(0L))));
    }

    /** The time since the request arrived. The delay is applied later. */
    private static Duration duration(ServeEvent event) {
        Duration past = Duration.between(event.getRequest().getLoggedDate().toInstant(), Instant.now());
        return past.isNegative() ? Duration.ZERO : past;
    }

    /** A digest of URL, preferences and credentials. A request that differs in one of them is not a plain retry. */
    private static String senderDigest(InspectedRequest inspection) {
        String credentials = inspection.contract().operations().stream()
                .map(Operation::credentialHeaders)
                .flatMap(headers -> headers.stream())
                .distinct()
                .map(header -> inspection.lines(header).toString())
                .collect(Collectors.joining());
        return Sha256.hex(inspection.url() + inspection.lines(RequestPreferences.HEADER) + credentials);
    }
}
