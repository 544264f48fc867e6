package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.request.RequestIdHeader;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says of every answer why it was chosen, what it rests on, and where more is told. Must be registered after the transformers that
 * choose answers.
 */
public final class ExplanationTransformer implements ResponseDefinitionTransformerV2 {

    private static final String OWN = "/__sandbox/";
    private static final String EXPLANATIONS = OWN + "explanations/";

    private static final String APPLIED = "Preference-Applied";
    private static final String EXPLANATION = "X-Sandbox-Explanation";

    private final ServedOperations servedOperations;

    public ExplanationTransformer(ServedOperations servedOperations) {
        this.servedOperations = servedOperations;
    }

    @Override
    public String getName() {
        return "explain";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        HttpHeaders headers = response.getHeaders();
        if (headers == null || !headers.getHeader(SandboxResponses.ANSWER).isPresent()) {
            return response;
        }
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withHeaders(ResponseHeaders.with(headers, added(event, headers)))
                .build();
    }

    private Map<String, String> added(ServeEvent event, HttpHeaders headers) {
        Request request = event.getRequest();
        Optional<NamedAnswer> answer = servedOperations.answer(
                request, headers.getHeader(SandboxResponses.ANSWER).firstValue());
        ResponseEffect responseEffect = EffectHeader.of(request, event.getResponseDefinition());
        String id = RequestIdHeader.of(request, event.getId());
        Map<String, String> added = new LinkedHashMap<>();
        because(request, headers, answer, responseEffect)
                .ifPresent(because -> added.put(SandboxResponses.REASON, HeaderSanitizer.sanitize(because)));
        added.put(
                SandboxResponses.PROVENANCE,
                answer.map(NamedAnswer::provenance)
                        .filter(said -> !said.isEmpty())
                        .orElse(SandboxResponses.OURS));
        answer.ifPresent(named -> added.put(SandboxResponses.SOURCE, HeaderSanitizer.sanitize(named.source())));
        added.put(RequestIdHeader.HEADER, id);
        // What was asked of the sandbox itself is not kept, so nothing more can be told of it.
        if (!ServedOperations.path(request).startsWith(OWN)) {
            added.put(EXPLANATION, EXPLANATIONS + id);
        }
        if (responseEffect.isRequested()) {
            added.put(APPLIED, joined(headers.getHeader(APPLIED), ", ", responseEffect.text()));
        }
        return added;
    }

    private Optional<String> because(
            Request request, HttpHeaders headers, Optional<NamedAnswer> answer, ResponseEffect responseEffect) {
        HttpHeader said = headers.getHeader(SandboxResponses.REASON);
        Optional<String> because = said.isPresent()
                ? Optional.of(said.firstValue())
                : answer.map(named -> new AnswerReasons(servedOperations).why(named, request));
        return responseEffect.isPresent()
                ? Optional.of(because.map(text -> text + "; ").orElse("") + responseEffect.description())
                : because;
    }

    private static String joined(HttpHeader header, String separator, String more) {
        return header.isPresent() ? header.firstValue() + separator + more : more;
    }
}
