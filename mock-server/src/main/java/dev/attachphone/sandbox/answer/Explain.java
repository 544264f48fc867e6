package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.sandbox.request.Effect;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says of every answer why it was chosen, what it rests on, and where more is told. Must be registered after the transformers that
 * choose answers.
 */
public final class Explain implements ResponseDefinitionTransformerV2 {

    private static final String OWN = "/__sandbox/";
    private static final String EXPLANATIONS = OWN + "explanations/";

    private static final String APPLIED = "Preference-Applied";
    private static final String EXPLANATION = "X-Sandbox-Explanation";

    private final Operations operations;

    public Explain(Operations operations) {
        this.operations = operations;
    }

    @Override
    public String getName() {
        return "explain";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        HttpHeaders headers = response.getHeaders();
        if (headers == null || !headers.getHeader(Reply.ANSWER).isPresent()) {
            return response;
        }
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withHeaders(Headers.with(headers, added(event, headers)))
                .build();
    }

    private Map<String, String> added(ServeEvent event, HttpHeaders headers) {
        Request request = event.getRequest();
        Optional<NamedAnswer> answer =
                operations.answer(request, headers.getHeader(Reply.ANSWER).firstValue());
        Effect effect = Effects.of(request, event.getResponseDefinition());
        String id = RequestId.of(request, event.getId());
        Map<String, String> added = new LinkedHashMap<>();
        because(request, headers, answer, effect)
                .ifPresent(because -> added.put(Reply.BECAUSE, HeaderText.of(because)));
        added.put(
                Reply.PROVENANCE,
                answer.map(NamedAnswer::provenance)
                        .filter(said -> !said.isEmpty())
                        .orElse(Reply.OURS));
        answer.ifPresent(named -> added.put(Reply.SOURCE, HeaderText.of(named.source())));
        added.put(RequestId.HEADER, id);
        // What was asked of the sandbox itself is not kept, so nothing more can be told of it.
        if (!Operations.path(request).startsWith(OWN)) {
            added.put(EXPLANATION, EXPLANATIONS + id);
        }
        if (effect.isPreferred()) {
            added.put(APPLIED, joined(headers.getHeader(APPLIED), ", ", effect.text()));
        }
        return added;
    }

    private Optional<String> because(
            Request request, HttpHeaders headers, Optional<NamedAnswer> answer, Effect effect) {
        HttpHeader said = headers.getHeader(Reply.BECAUSE);
        Optional<String> because = said.isPresent()
                ? Optional.of(said.firstValue())
                : answer.map(named -> new Reasons(operations).why(named, request));
        return effect.isAny() ? Optional.of(because.map(text -> text + "; ").orElse("") + effect.because()) : because;
    }

    private static String joined(HttpHeader header, String separator, String more) {
        return header.isPresent() ? header.firstValue() + separator + more : more;
    }
}
