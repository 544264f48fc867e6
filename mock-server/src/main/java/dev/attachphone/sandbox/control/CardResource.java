package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.card.ClientCard;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.List;

/**
 * The integration card of a token. With {@code ?require=all} its status tells a build whether the client is done.
 *
 * @param operations those whose answers are to be met
 * @param exchanges how clients took them
 */
record CardResource(ServedOperations operations, ClientExchanges exchanges) implements ControlResource {

    private static final int NOT_DONE = 412;

    @Override
    public ResponseDefinition answer(ControlRequest controlRequest) {
        Operation attach = operations.attach();
        ClientCard clientCard = ClientCard.of(attach, exchanges.of(controlRequest.tenant()));
        String require = controlRequest.parameter("require").orElse("");
        if (!require.isEmpty() && !require.equals("all")) {
            return ControlResponses.error(400, "There is no require '" + require + "'; there is require=all");
        }
        List<String> lacking = clientCard.lacking(attach);
        ObjectNode data = (ObjectNode) ControlResponses.json(clientCard);
        data.put("done", lacking.isEmpty());
        if (require.isEmpty() || lacking.isEmpty()) {
            return ControlResponses.ok(
                    lacking.isEmpty()
                            ? "This client is done"
                            : "This client is not done: " + lacking.size()
                                    + " documented answers to meet or faults of its own to mend",
                    data);
        }
        ObjectNode envelope =
                SandboxResponses.envelope(NOT_DONE, "This client is not done: " + String.join("; ", lacking));
        envelope.set("data", data);
        return SandboxResponses.control("control", NOT_DONE, envelope);
    }
}
