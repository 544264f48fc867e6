package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.fault.ResponseCause;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the transformer that chooses a response tells the transformers after it, as transformer parameters of the response. */
public final class ResponseTransformerParameters {

    private static final String EFFECT = "effect";
    private static final String CAUSE = "cause";
    private static final String HINT = "hint";

    private ResponseTransformerParameters() {}

    /** The response with an effect that the answer itself causes. */
    static ResponseDefinition withEffect(DelayAndFault effect, ResponseDefinition response) {
        return effect.isPresent() ? with(EFFECT, effect, response) : response;
    }

    /** The response with what forced the answer. */
    static ResponseDefinition withCause(ResponseCause cause, ResponseDefinition response) {
        return with(CAUSE, cause, response);
    }

    /** The response with a hint that is added to its reason. */
    static ResponseDefinition withHint(Optional<String> hint, ResponseDefinition response) {
        return hint.isPresent() ? with(HINT, hint.get(), response) : response;
    }

    private static ResponseDefinition with(String name, Object value, ResponseDefinition response) {
        return ResponseDefinitionBuilder.like(response)
                .but()
                .withTransformerParameter(name, value)
                .build();
    }

    /** The effect on the response of the event: that of the request, or else that of the answer. */
    public static DelayAndFault effect(ServeEvent event) {
        DelayAndFault ofRequest = InspectedRequest.of(event).effect();
        return ofRequest.isPresent()
                ? ofRequest
                : parameter(event, EFFECT, DelayAndFault.class).orElse(ofRequest);
    }

    /** What forced the answer of the event, apart from its effect. */
    public static ResponseCause answerCause(ServeEvent event) {
        ResponseCause ofRequest = InspectedRequest.of(event).preferences().answerCause();
        return ofRequest == ResponseCause.NATURAL
                ? parameter(event, CAUSE, ResponseCause.class).orElse(ofRequest)
                : ofRequest;
    }

    static Optional<String> hint(ServeEvent event) {
        return parameter(event, HINT, String.class);
    }

    private static <T> Optional<T> parameter(ServeEvent event, String name, Class<T> type) {
        @Nullable Parameters parameters = event.getResponseDefinition().getTransformerParameters();
        return Optional.ofNullable(parameters)
                .map(all -> all.get(name))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
