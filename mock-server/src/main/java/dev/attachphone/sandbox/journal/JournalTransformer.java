package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.EffectHeader;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.card.ClientExchange;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.OriginalRequest;
import dev.attachphone.sandbox.request.RequestIdHeader;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantResolver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Records every request and response in the journal and for the integration card. Runs after the transformers that choose and
 * explain the answer and before fault injection.
 */
public final class JournalTransformer implements ResponseDefinitionTransformerV2 {

    private static final String CONTROL_PATH = "/__sandbox";

    private final ExchangeRecorder exchangeRecorder;
    private final ServedOperations operations;
    private final Journal journal;
    private final ClientExchanges clientExchanges;
    private final InstantSource clock;

    public JournalTransformer(
            CredentialRedactor credentialRedactor,
            Journal journal,
            ClientExchanges clientExchanges,
            InstantSource clock) {
        this.exchangeRecorder = new ExchangeRecorder(credentialRedactor);
        this.operations = credentialRedactor.operations();
        this.journal = journal;
        this.clientExchanges = clientExchanges;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "journal";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        Request request = event.getRequest();
        if (response.getHeaders() != null
                && response.getHeaders().getHeader(SandboxResponses.ANSWER).isPresent()
                && !ServedOperations.path(request).startsWith(CONTROL_PATH)) {
            record(event, request, response);
        }
        return response;
    }

    private void record(ServeEvent event, Request request, ResponseDefinition response) {
        String realm = TenantResolver.tenant(operations.all(), request);
        String id = RequestIdHeader.of(request, event.getId());
        OriginalRequest originalRequest = OriginalRequest.of(event);
        ResponseEffect responseEffect = EffectHeader.of(request, response);
        String answer = response.getHeaders().getHeader(SandboxResponses.ANSWER).firstValue();
        JournalEntry.RecordedResponse recordedResponse = exchangeRecorder.response(response, answer, responseEffect);
        journal.add(
                realm,
                new JournalEntry(
                        id,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        exchangeRecorder.request(request, originalRequest, realm),
                        recordedResponse));
        ClientExchange.RequestContent requestContent = new ClientExchange.RequestContent(
                request.getMethod().getName() + " " + ServedOperations.path(request), digest(originalRequest.body()));
        clientExchanges.add(
                realm,
                new ClientExchange(
                        id,
                        requestContent,
                        senderDigest(request, originalRequest),
                        new ClientExchange.ExchangeOutcome(
                                recordedResponse.answer(), recordedResponse.status(), responseEffect.fault())));
    }

    /** A digest of URL, preferences and credentials. A request that differs in one of them is not a plain retry. */
    private String senderDigest(Request request, OriginalRequest originalRequest) {
        String credentials = operations.all().stream()
                .flatMap(operation -> operation.credentialHeaders().stream())
                .distinct()
                .filter(request::containsHeader)
                .map(name -> request.header(name).values().toString())
                .collect(Collectors.joining());
        return digest(request.getUrl() + originalRequest.prefer() + credentials);
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
