package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.fault.ResponseEffect;

/** What is to happen to an answer: as the request was found to ask for, or else as the answer itself has it. */
public final class EffectHeader {

    private EffectHeader() {}

    /** What is to happen to the response to the request. */
    public static ResponseEffect of(Request request, ResponseDefinition response) {
        ResponseEffect asked = ResponseEffect.ofHeader(
                request.containsHeader(ResponseEffect.HEADER) ? request.getHeader(ResponseEffect.HEADER) : "");
        HttpHeaders headers = response.getHeaders();
        return asked.isPresent()
                        || headers == null
                        || !headers.getHeader(ResponseEffect.HEADER).isPresent()
                ? asked
                : ResponseEffect.ofHeader(
                        headers.getHeader(ResponseEffect.HEADER).firstValue());
    }

    /** The response, with what is to happen to it noted. */
    static ResponseDefinition with(ResponseEffect responseEffect, ResponseDefinition response) {
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withHeader(ResponseEffect.HEADER, responseEffect.header())
                .build();
    }
}
