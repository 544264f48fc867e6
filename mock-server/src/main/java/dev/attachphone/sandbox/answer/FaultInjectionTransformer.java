package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.InjectedFault;
import java.time.Duration;
import java.util.Arrays;

/** Delays responses and injects faults into them. */
public final class FaultInjectionTransformer {

    private static final int PIECES = 10;
    private static final Duration SLOW_BODY_DURATION = Duration.ofSeconds(5);

    private FaultInjectionTransformer() {}

    /** The response of the event, transformed. */
    public static ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition response = event.getResponseDefinition();
        DelayAndFault effect = ResponseTransformerParameters.effect(event);
        if (!effect.isPresent()) {
            return response;
        }
        ResponseDefinitionBuilder builder =
                ResponseDefinitionBuilder.like(response).but();
        if (effect.delay() > 0) {
            builder.withFixedDelay(effect.delay());
        }
        effect.fault().ifPresent(fault -> inject(fault, response.getByteBody(), builder));
        return builder.build();
    }

    private static void inject(InjectedFault fault, byte[] body, ResponseDefinitionBuilder builder) {
        switch (fault) {
            case CONNECTION_RESET, REPLY_LOST -> builder.withFault(Fault.CONNECTION_RESET_BY_PEER);
            case EMPTY_RESPONSE -> builder.withFault(Fault.EMPTY_RESPONSE);
            case MALFORMED_JSON -> builder.withBody(Arrays.copyOf(body, body.length - 1));
            case TRUNCATED ->
                builder.withBody(Arrays.copyOf(body, body.length / 2))
                        .withHeader("Content-Length", String.valueOf(body.length));
            case SLOW_BODY -> builder.withChunkedDribbleDelay(PIECES, Math.toIntExact(SLOW_BODY_DURATION.toMillis()));
        }
    }
}
