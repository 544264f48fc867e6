package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.ServedOperations;

/** Says which answers can be asked for, when one was asked for that there is not. */
public final class UnknownPreferenceTransformer implements ResponseDefinitionTransformerV2 {

    private final ServedOperations servedOperations;

    public UnknownPreferenceTransformer(ServedOperations servedOperations) {
        this.servedOperations = servedOperations;
    }

    @Override
    public String getName() {
        return "refuse-preference";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        String message = new FindingLookup(servedOperations, event.getRequest()).because(Preference.REFUSED);
        return SandboxResponses.unknownPreference(message);
    }
}
