package dev.attachphone.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attachphone.suite.cases.Step;
import dev.attachphone.suite.exchange.Reply;
import dev.attachphone.suite.exchange.Request;
import dev.attachphone.suite.verdict.StrictJson;
import java.util.List;

/**
 * One step as it was played.
 *
 * @param step the step
 * @param request what was sent
 * @param reply what came
 * @param complaints what is wrong with it
 */
record Exchange(Step step, Request request, Reply reply, List<String> complaints) {

    JsonNode body() {
        return StrictJson.read(reply.body()).orElseGet(MissingNode::getInstance);
    }
}
