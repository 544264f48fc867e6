package dev.attachphone.suite.program.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.history.AttachCall.CallResult;
import dev.attachphone.suite.history.AttachInvocation;
import dev.attachphone.suite.validation.StrictJsonParser;
import java.util.List;

/**
 * The answer to an attach call during faults.
 *
 * @param result what it says about the call
 * @param isResponse whether there is an HTTP response
 * @param isRejected whether it is an answer that says that the call was not processed and can be repeated
 * @param attachedAt the time that an acknowledgement names; empty for another answer
 */
record AttachAnswer(CallResult result, boolean isResponse, boolean isRejected, String attachedAt) {

    static final NamedAnswer ATTACHED = answer("attached");
    static final NamedAnswer ALREADY_ATTACHED = answer("already-attached");
    static final NamedAnswer FAILED = answer("internal-server-error");
    private static final NamedAnswer ATTACHED_ELSEWHERE = answer("attached-to-another-account");
    private static final NamedAnswer OVERLOADED = answer("overloaded");

    private static NamedAnswer answer(String name) {
        return AttachRequests.ATTACH.answer(name);
    }

    /** No answer arrived. */
    static AttachAnswer none() {
        return new AttachAnswer(new CallResult.Indeterminate(), false, false, "");
    }

    private static AttachAnswer of(CallResult result) {
        return new AttachAnswer(result, true, false, "");
    }

    static AttachAnswer of(AttachInvocation call, TargetReply reply) {
        JsonNode body = StrictJsonParser.readOrMissing(reply.body());
        JsonNode data = body.path("data");
        if (reply.status() == ATTACHED.status() && isFor(call, data)) {
            return new AttachAnswer(
                    new CallResult.Attached(),
                    true,
                    false,
                    data.path("attached_at").asText());
        } else if (reply.status() == ALREADY_ATTACHED.status()) {
            return of(new CallResult.Refused(
                    data.path("existing_agent_id").asText(),
                    data.path("phone_number").asText()));
        } else if (is(reply, body, ATTACHED_ELSEWHERE)) {
            return of(new CallResult.RefusedElsewhere());
        } else if (is(reply, body, FAILED)) {
            return of(new CallResult.Indeterminate());
        } else if (is(reply, body, OVERLOADED)) {
            return new AttachAnswer(new CallResult.Indeterminate(), true, true, "");
        }
        return of(new CallResult.Unexpected(reply.status() + " " + body));
    }

    private static boolean isFor(AttachInvocation call, JsonNode data) {
        List<String> numbers =
                data.path("phone_numbers").valueStream().map(JsonNode::asText).toList();
        return data.path("agent_id").asText().equals(call.agent())
                && data.path("provider").asText().equals(call.provider())
                && numbers.equals(call.numbers());
    }

    private static boolean is(TargetReply reply, JsonNode body, NamedAnswer answer) {
        return reply.status() == answer.status() && body.equals(answer.body());
    }
}
