package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.fault.InjectedFault;
import dev.attachphone.sandbox.fault.ResponseEffect;
import java.time.Duration;
import java.util.Arrays;

/** Holds answers back and damages them, where that was asked for or drawn. Must be registered last. */
public final class FaultInjectionTransformer implements ResponseDefinitionTransformerV2 {

    private static final int PIECES = 10;
    private static final Duration SLOW = Duration.ofSeconds(5);

    @Override
    public String getName() {
        return "afflict";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        ResponseEffect responseEffect = EffectHeader.of(event.getRequest(), response);
        if (!responseEffect.isPresent()) {
            return response;
        }
        ResponseDefinitionBuilder builder = ResponseDefinitionBuilder.like(response)
                .but()
                .withHeaders(ResponseHeaders.without(response.getHeaders(), ResponseEffect.HEADER));
        if (responseEffect.delay() > 0) {
            builder.withFixedDelay(responseEffect.delay());
        }
        responseEffect.fault().ifPresent(injectedFault -> damage(builder, injectedFault, response.getByteBody()));
        return builder.build();
    }

    private static void damage(ResponseDefinitionBuilder builder, InjectedFault injectedFault, byte[] body) {
        switch (injectedFault) {
            case CONNECTION_RESET, REPLY_LOST ->
                builder.withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
            case EMPTY_RESPONSE -> builder.withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
            case MALFORMED_JSON -> builder.withBody(Arrays.copyOf(body, body.length - 1));
            case TRUNCATED ->
                builder.withBody(Arrays.copyOf(body, body.length / 2))
                        .withHeader("Content-Length", String.valueOf(body.length));
            case SLOW_BODY -> builder.withChunkedDribbleDelay(PIECES, Math.toIntExact(SLOW.toMillis()));
        }
    }
}
