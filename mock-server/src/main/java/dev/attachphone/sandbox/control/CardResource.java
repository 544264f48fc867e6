package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.card.Card;
import dev.attachphone.sandbox.card.Dealings;
import dev.attachphone.sandbox.request.Operations;
import java.util.List;

/**
 * The integration card of a token. With {@code ?require=all} its status tells a build whether the client is done.
 *
 * @param operations those whose answers are to be met
 * @param dealings how clients took them
 */
record CardResource(Operations operations, Dealings dealings) implements Resource {

    private static final int NOT_DONE = 412;

    @Override
    public ResponseDefinition answer(Inquiry inquiry) {
        Operation attach = operations.attach();
        Card card = Card.of(attach, dealings.of(inquiry.realm()));
        String require = inquiry.parameter("require").orElse("");
        if (!require.isEmpty() && !require.equals("all")) {
            return Controls.refused(400, "There is no require '" + require + "'; there is require=all");
        }
        List<String> lacking = card.lacking(attach);
        ObjectNode data = (ObjectNode) Controls.json(card);
        data.put("done", lacking.isEmpty());
        if (require.isEmpty() || lacking.isEmpty()) {
            return Controls.done(
                    lacking.isEmpty()
                            ? "This client is done"
                            : "This client is not done: " + lacking.size()
                                    + " documented answers to meet or faults of its own to mend",
                    data);
        }
        ObjectNode envelope = Reply.envelope(NOT_DONE, "This client is not done: " + String.join("; ", lacking));
        envelope.set("data", data);
        return Reply.own("control", NOT_DONE, envelope);
    }
}
