package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds the headers that explain the answer: reason, provenance, source, request id, and the URL of the full explanation. */
public final class ExplanationTransformer {

    private static final String EXPLANATIONS = "/__sandbox/explanations/";

    private static final String APPLIED = "Preference-Applied";

    private ExplanationTransformer() {}

    /** The response of the event, transformed. */
    public static ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        return SandboxResponses.answer(response)
                .map(answer -> ResponseDefinitionBuilder.like(response)
                        .but()
                        .withHeaders(replaced(applied(event), explanation(answer, event)))
                        .build())
                .orElse(response);
    }

    private static Map<String, String> explanation(String name, ServeEvent event) {
        InspectedRequest inspection = InspectedRequest.of(event);
        HttpHeaders present = event.getResponseDefinition().getHeaders();
        Optional<NamedAnswer> answer = inspection.answer(name);
        DelayAndFault effect = ResponseTransformerParameters.effect(event);
        RequestPreferences preferences = inspection.preferences();
        Optional<String> reason = preferences
                .reason()
                .filter(text -> preferences.answer().isPresent())
                .map(text -> preferences.cause().description() + " forces this answer: " + text)
                .or(() -> InspectedRequest.lines(present, SandboxResponses.REASON).stream()
                        .findFirst())
                .or(() -> answer.map(named -> AnswerReason.of(named, inspection)));
        Optional<String> hint = ResponseTransformerParameters.hint(event);
        if (hint.isPresent()) {
            reason = Optional.of(reason.map(text -> text + "; ").orElse("") + hint.get());
        }
        if (effect.isPresent()) {
            reason = Optional.of(reason.map(text -> text + "; ").orElse("")
                    + effect.description()
                    + preferences
                            .reason()
                            .filter(step -> effect.cause() == ResponseCause.SCRIPT)
                            .map(step -> ", " + step)
                            .orElse(""));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (!present.getHeader(SandboxResponses.REASON).isPresent()) {
            inspection.finding(name).ifPresent(finding -> headers.putAll(finding.headers()));
        }
        reason.ifPresent(text -> headers.put(SandboxResponses.REASON, HeaderSanitizer.sanitize(text)));
        headers.put(
                SandboxResponses.PROVENANCE,
                answer.map(NamedAnswer::provenance)
                        .filter(provenance -> !provenance.isEmpty())
                        .orElse(SandboxResponses.OURS));
        answer.ifPresent(named -> headers.put(SandboxResponses.SOURCE, HeaderSanitizer.sanitize(named.source())));
        headers.put(InspectedRequest.ID_HEADER, inspection.id());
        // Requests that are not in the journal have no full explanation.
        if (inspection.isRecorded()) {
            headers.put(SandboxResponses.EXPLANATION, EXPLANATIONS + inspection.id());
        }
        if (effect.isRequested()) {
            headers.put(
                    APPLIED,
                    Stream.concat(InspectedRequest.lines(present, APPLIED).stream(), Stream.of(effect.text()))
                            .collect(Collectors.joining(", ")));
        }
        return headers;
    }

    /** The headers without a preference that the client did not send: scripts and random faults use the same stubs. */
    private static HttpHeaders applied(ServeEvent event) {
        RequestPreferences preferences = InspectedRequest.of(event).preferences();
        HttpHeaders headers = event.getResponseDefinition().getHeaders();
        return preferences.answer().isEmpty() || preferences.cause().isPreference()
                ? headers
                : new HttpHeaders(headers.all().stream()
                        .filter(header -> !header.key().equalsIgnoreCase(APPLIED))
                        .toList());
    }

    // The builder can only add headers.
    private static HttpHeaders replaced(HttpHeaders headers, Map<String, String> replacements) {
        return new HttpHeaders(Stream.concat(
                        headers.all().stream()
                                .filter(header ->
                                        replacements.keySet().stream().noneMatch(header.key()::equalsIgnoreCase)),
                        replacements.entrySet().stream().map(each -> new HttpHeader(each.getKey(), each.getValue())))
                .toList());
    }
}
