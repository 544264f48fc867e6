package dev.attachphone.sandbox.answer;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.Preference;

/** Says which answers can be asked for, when one was asked for that there is not. */
public final class RefusePreference implements ResponseDefinitionTransformerV2 {

    private final Operations operations;

    public RefusePreference(Operations operations) {
        this.operations = operations;
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
        String message = new Findings(operations, event.getRequest()).because(Preference.REFUSED);
        return Reply.refused(message);
    }
}
