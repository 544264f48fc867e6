package dev.attachphone.sandbox.journal;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.Effects;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.card.Dealing;
import dev.attachphone.sandbox.card.Dealings;
import dev.attachphone.sandbox.request.Effect;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.Original;
import dev.attachphone.sandbox.request.RequestId;
import dev.attachphone.sandbox.request.Sender;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Writes down what every client sent and got. Must be registered after what chooses and explains answers, and before what damages them. */
public final class KeepJournal implements ResponseDefinitionTransformerV2 {

    private static final String CONTROL = "/__sandbox";

    private final Recorder recorder;
    private final Operations operations;
    private final Journal journal;
    private final Dealings dealings;
    private final InstantSource clock;

    public KeepJournal(Redaction redaction, Journal journal, Dealings dealings, InstantSource clock) {
        this.recorder = new Recorder(redaction);
        this.operations = redaction.operations();
        this.journal = journal;
        this.dealings = dealings;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "keep-journal";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        Request request = event.getRequest();
        if (response.getHeaders() != null
                && response.getHeaders().getHeader(Reply.ANSWER).isPresent()
                && !Operations.path(request).startsWith(CONTROL)) {
            record(event, request, response);
        }
        return response;
    }

    private void record(ServeEvent event, Request request, ResponseDefinition response) {
        String realm = Sender.realm(operations.all(), request);
        String id = RequestId.of(request, event.getId());
        Original original = Original.of(event);
        Effect effect = Effects.of(request, response);
        String answer = response.getHeaders().getHeader(Reply.ANSWER).firstValue();
        Entry.Given given = recorder.given(response, answer, effect);
        journal.add(
                realm,
                new Entry(
                        id,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        recorder.sent(request, original, realm),
                        given));
        Dealing.Content content = new Dealing.Content(
                request.getMethod().getName() + " " + Operations.path(request), digest(original.body()));
        dealings.add(
                realm,
                new Dealing(
                        id,
                        content,
                        manner(request, original),
                        new Dealing.Met(given.answer(), given.status(), effect.fault())));
    }

    /** How it was sent: who has another credential, or other wishes, does not just try again. */
    private String manner(Request request, Original original) {
        String credentials = operations.all().stream()
                .flatMap(operation -> operation.credentialHeaders().stream())
                .distinct()
                .filter(request::containsHeader)
                .map(name -> request.header(name).values().toString())
                .collect(Collectors.joining());
        return digest(request.getUrl() + original.prefer() + credentials);
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
