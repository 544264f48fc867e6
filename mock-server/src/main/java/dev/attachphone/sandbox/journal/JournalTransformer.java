package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.FaultInjectionTransformer;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.card.ClientExchange;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Records every request and response in the journal and for the integration card.
 *
 * @param redactor redacts the credentials
 * @param journal the request journal
 * @param exchanges the exchanges for the integration card
 * @param clock the time of the entries
 */
public record JournalTransformer(
        CredentialRedactor redactor, Journal journal, ClientExchanges exchanges, InstantSource clock) {

    private static final String CONTROL_PATH = "/__sandbox";

    /** The response of the event, transformed. */
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        InspectedRequest inspection = InspectedRequest.of(event);
        if (!inspection.path().startsWith(CONTROL_PATH)) {
            SandboxResponses.answer(response)
                    .ifPresent(answer -> record(inspection, answer, response, FaultInjectionTransformer.effect(event)));
        }
        return response;
    }

    private void record(
            InspectedRequest inspection, String answer, ResponseDefinition response, ResponseEffect effect) {
        JournalEntryMapper recorder = new JournalEntryMapper(redactor);
        JournalEntry.RecordedResponse recorded = recorder.response(response, answer, effect);
        journal.add(
                inspection.tenant(),
                new JournalEntry(
                        inspection.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        recorder.request(inspection),
                        recorded));
        exchanges.add(
                inspection.tenant(),
                new ClientExchange(
                        inspection.id(),
                        inspection.method() + " " + inspection.path() + " " + digest(inspection.text()),
                        senderDigest(inspection),
                        recorded.answer(),
                        recorded.status(),
                        effect.fault()));
    }

    /** A digest of URL, preferences and credentials. A request that differs in one of them is not a plain retry. */
    private static String senderDigest(InspectedRequest inspection) {
        String credentials = inspection.contract().operations().stream()
                .map(Operation::credentialHeaders)
                .flatMap(headers -> headers.stream())
                .distinct()
                .map(header -> inspection.lines(header).toString())
                .collect(Collectors.joining());
        return digest(inspection.url() + inspection.lines(RequestPreferences.HEADER) + credentials);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
