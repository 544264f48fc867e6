package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.request.Effect;

/** What is to happen to an answer: as the request was found to ask for, or else as the answer itself has it. */
public final class Effects {

    private Effects() {}

    /** What is to happen to the response to the request. */
    public static Effect of(Request request, ResponseDefinition response) {
        Effect asked = Effect.ofHeader(request.containsHeader(Effect.HEADER) ? request.getHeader(Effect.HEADER) : "");
        HttpHeaders headers = response.getHeaders();
        return asked.isAny()
                        || headers == null
                        || !headers.getHeader(Effect.HEADER).isPresent()
                ? asked
                : Effect.ofHeader(headers.getHeader(Effect.HEADER).firstValue());
    }

    /** The response, with what is to happen to it noted. */
    static ResponseDefinition with(Effect effect, ResponseDefinition response) {
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withHeader(Effect.HEADER, effect.header())
                .build();
    }
}
