package dev.attachphone.sandbox.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.request.Body;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.RandomChaos;
import dev.attachphone.sandbox.request.StrictJson;

/**
 * How much goes wrong at random for a token.
 *
 * @param chaos what goes wrong
 * @param operations say what the answer to a bad token is
 */
record ChaosResource(RandomChaos chaos, Operations operations) implements Resource {

    @Override
    public ResponseDefinition answer(Inquiry inquiry) {
        if (inquiry.account().isEmpty()) {
            return Reply.of(operations.attach().answer("invalid-auth"), "chaos belongs to a token: send one as usual");
        }
        RequestMethod method = inquiry.request().getMethod();
        if (!method.equals(RequestMethod.PUT) && !method.equals(RequestMethod.DELETE)) {
            return Controls.done(
                    "How many of a hundred answers to this token go wrong, and the seed",
                    Controls.json(chaos.of(inquiry.realm())));
        }
        if (method.equals(RequestMethod.DELETE)) {
            chaos.unset(inquiry.realm());
            return Controls.done("This token's chaos is the sandbox's again", JsonNodeFactory.instance.objectNode());
        }
        if (StrictJson.read(inquiry.request().getBody()) instanceof Body.Read read && isSetting(read.json())) {
            chaos.set(
                    inquiry.realm(),
                    new RandomChaos.Setting(
                            read.json().path("percent").asInt(),
                            read.json().path("seed").asLong()));
            return Controls.done(
                    "This token's answers go wrong at random, the same way for the same seed", read.json());
        }
        return Controls.refused(400, "Send {\"percent\": 0 to 100, \"seed\": an integer}");
    }

    private static boolean isSetting(ObjectNode json) {
        return json.path("percent").isInt()
                && json.path("percent").asInt() >= 0
                && json.path("percent").asInt() <= 100
                && (!json.has("seed") || json.path("seed").isIntegralNumber());
    }
}
