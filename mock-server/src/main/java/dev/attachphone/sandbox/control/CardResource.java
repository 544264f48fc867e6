package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.card.ClientCard;
import dev.attachphone.sandbox.card.ClientExchanges;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.List;

/**
 * Returns the integration card of a token. With {@code ?require=all} the status is 412 until the client is done.
 *
 * @param operations the operations of the contract
 * @param exchanges the exchanges of all clients
 */
record CardResource(ServedOperations operations, ClientExchanges exchanges) implements ControlResource {

    private static final int NOT_DONE = 412;

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        ClientCard card = ClientCard.of(
                operations.attach(), exchanges.of(request.inspection().tenant()));
        String require = request.parameter("require").orElse("");
        if (!require.isEmpty() && !require.equals("all")) {
            return ControlResponses.error(400, "Unknown value '" + require + "' of require; the only value is all");
        }
        List<String> lacking = card.lacking();
        ObjectNode data = (ObjectNode) ControlResponses.json(card);
        data.put("done", lacking.isEmpty());
        if (require.isEmpty() || lacking.isEmpty()) {
            return ControlResponses.ok(
                    lacking.isEmpty()
                            ? "This client is done"
                            : "This client is not done: " + card.totals().requiredLeft() + " of "
                                    + card.totals().required() + " required answers left, "
                                    + counted(card.totals().mistakes(), "mistake") + ", "
                                    + counted(card.totals().open(), "reaction") + " open",
                    data);
        }
        ObjectNode envelope =
                SandboxResponses.envelope(NOT_DONE, "This client is not done: " + String.join("; ", lacking));
        envelope.set("data", data);
        return SandboxResponses.control("control", NOT_DONE, envelope);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
