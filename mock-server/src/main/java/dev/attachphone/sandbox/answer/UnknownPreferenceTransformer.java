package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import dev.attachphone.sandbox.prefer.RequestPreferences;

/** Answers a preference that cannot be met with the possible values. */
public final class UnknownPreferenceTransformer implements ResponseDefinitionTransformerV2 {

    @Override
    public String getName() {
        return RequestPreferences.UNKNOWN;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return SandboxResponses.unknownPreference(InspectedRequest.of(event)
                .finding(RequestPreferences.UNKNOWN)
                .orElseThrow()
                .reason());
    }
}
