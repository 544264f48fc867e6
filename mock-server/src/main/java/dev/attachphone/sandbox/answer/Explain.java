package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.request.Operations;

/** Says why, on every named answer that does not say so yet. Must be registered after the transformers that may say so. */
public final class Explain implements ResponseDefinitionTransformerV2 {

    private final Reasons reasons;

    public Explain(Operations operations) {
        this.reasons = new Reasons(operations);
    }

    @Override
    public String getName() {
        return "explain";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        HttpHeaders headers = response.getHeaders();
        if (headers == null
                || !headers.getHeader(Reply.ANSWER).isPresent()
                || headers.getHeader(Reply.BECAUSE).isPresent()) {
            return response;
        }
        String answer = headers.getHeader(Reply.ANSWER).firstValue();
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withHeader(Reply.BECAUSE, HeaderText.of(reasons.why(answer, event.getRequest())))
                .build();
    }
}
