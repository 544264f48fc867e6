package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds the headers that explain the answer: reason, provenance, source, request id, and the URL of the full explanation. */
public final class ExplanationTransformer {

    private static final String CONTROL_API = "/__sandbox/";
    private static final String EXPLANATIONS = CONTROL_API + "explanations/";

    private static final String APPLIED = "Preference-Applied";
    private static final String EXPLANATION = "X-Sandbox-Explanation";

    private ExplanationTransformer() {}

    /** The response of the event, transformed. */
    public static ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        return SandboxResponses.answer(response)
                .map(answer -> ResponseDefinitionBuilder.like(response)
                        .but()
                        .withHeaders(replaced(response.getHeaders(), explanation(answer, event)))
                        .build())
                .orElse(response);
    }

    private static Map<String, String> explanation(String name, ServeEvent event) {
        InspectedRequest inspection = InspectedRequest.of(event);
        HttpHeaders present = event.getResponseDefinition().getHeaders();
        Optional<NamedAnswer> answer = inspection.answer(name);
        ResponseEffect effect = FaultInjectionTransformer.effect(event);
        Optional<String> reason = InspectedRequest.lines(present, SandboxResponses.REASON).stream()
                .findFirst()
                .or(() -> answer.map(named -> AnswerReason.of(named, inspection)));
        if (effect.isPresent()) {
            reason = Optional.of(reason.map(text -> text + "; ").orElse("") + effect.description());
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
        // The journal does not keep requests to the control API, so they have no full explanation.
        if (!inspection.path().startsWith(CONTROL_API)) {
            headers.put(EXPLANATION, EXPLANATIONS + inspection.id());
        }
        if (effect.isRequested()) {
            headers.put(
                    APPLIED,
                    Stream.concat(InspectedRequest.lines(present, APPLIED).stream(), Stream.of(effect.text()))
                            .collect(Collectors.joining(", ")));
        }
        return headers;
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
