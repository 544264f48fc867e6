package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.AnswerTemplates;
import dev.attachphone.suite.faulty.server.MutableAnswer;
import dev.attachphone.suite.faulty.server.NumberOwnership;
import dev.attachphone.suite.faulty.server.TextTransformations;
import java.util.List;
import java.util.function.Consumer;

/** Faults in error answers. */
final class ErrorFaults {

    private ErrorFaults() {}

    static final List<ServerFault> STATUSES = List.of(
            status("invalid-auth", 403),
            status("invalid-auth", 400),
            status("agent-id-required", 422),
            status("provider-required", 422),
            status("numbers-required", 422),
            status("invalid-provider", 400),
            status("invalid-phone-number", 422),
            status("agent-not-found", 400),
            status("provider-not-configured", 403),
            status("provider-not-configured", 422),
            status(NumberOwnership.FOREIGN, 409),
            status(NumberOwnership.FOREIGN, 404),
            status(NumberOwnership.OWN, 400),
            status(NumberOwnership.OWN, 422),
            fault(
                    "always-200",
                    "every refusal has the status 200 outside",
                    b -> b.answers.onErrors(mutableAnswer -> mutableAnswer.status = 200)),
            fault(
                    "code-of-the-family",
                    "a refusal's code is 400 for every status",
                    b -> b.answers.where(
                            mutableAnswer -> mutableAnswer.isError() && mutableAnswer.status < 500,
                            mutableAnswer -> mutableAnswer.body.put("code", 400))));

    static final List<ServerFault> MESSAGES = List.of(
            message("invalid-auth", "Invalid Auth Key"),
            message("agent-id-required", "agent_id is required"),
            message("provider-required", "Provider is required."),
            message("numbers-required", "Phone numbers are required"),
            message("invalid-provider", "Invalid provider"),
            message("invalid-phone-number", "Invalid phone number format. Use E.164 format"),
            message("agent-not-found", "Agent Not Found"),
            message("provider-not-configured", "Provider is not configured for your account"),
            message(NumberOwnership.FOREIGN, "Phone number already attached to another agent"),
            message(NumberOwnership.OWN, "Phone number is already attached to another agent"),
            fault(
                    "invalid-provider-names-eight",
                    "the answer to an invalid provider lists all eight",
                    b -> b.answers.on(
                            "invalid-provider",
                            mutableAnswer -> mutableAnswer.message(mutableAnswer.message() + ", plivo, bandwidth"))),
            fault(
                    "messages-in-small-letters",
                    "a message begins with a small letter",
                    b -> b.answers.onErrors(mutableAnswer -> mutableAnswer.message(
                            TextTransformations.small(mutableAnswer.message().substring(0, 1))
                                    + mutableAnswer.message().substring(1)))),
            fault(
                    "messages-end-with-a-stop",
                    "a message ends with a full stop",
                    b -> b.answers.onErrors(mutableAnswer -> mutableAnswer.message(mutableAnswer.message() + "."))),
            fault(
                    "messages-as-arrays",
                    "a message is an array of one",
                    b -> b.answers.onErrors(mutableAnswer ->
                            mutableAnswer.body.putArray("message").add(mutableAnswer.message()))),
            fault(
                    "unknown-agent-named",
                    "the message contains the unknown agent id",
                    b -> b.answers.on(
                            "agent-not-found",
                            mutableAnswer -> mutableAnswer.message("Agent not found: agent_not_found"))));

    static final List<ServerFault> ENVELOPE = List.of(
            error("without-data", "data is missing", mutableAnswer -> mutableAnswer.body.remove("data")),
            error("data-null", "data is null", mutableAnswer -> mutableAnswer.body.putNull("data")),
            error("data-array", "data is an empty array", mutableAnswer -> mutableAnswer.body.putArray("data")),
            error("data-text", "data is an empty text", mutableAnswer -> mutableAnswer.body.put("data", "")),
            error(
                    "code-text",
                    "code is a text",
                    mutableAnswer -> mutableAnswer.body.put("code", "" + mutableAnswer.status)),
            error("code-missing", "code is missing", mutableAnswer -> mutableAnswer.body.remove("code")),
            error("error-false", "error is false", mutableAnswer -> mutableAnswer.body.put("error", false)),
            error("error-text", "error is a text", mutableAnswer -> mutableAnswer.body.put("error", "true")),
            error("error-one", "error is 1", mutableAnswer -> mutableAnswer.body.put("error", 1)),
            error("error-missing", "error is missing", mutableAnswer -> mutableAnswer.body.remove("error")),
            error("message-missing", "message is missing", mutableAnswer -> mutableAnswer.body.remove("message")),
            error(
                    "message-called-detail",
                    "message is called detail",
                    mutableAnswer -> mutableAnswer.body.set("detail", mutableAnswer.body.remove("message"))),
            error(
                    "with-timestamp",
                    "there is a timestamp",
                    mutableAnswer -> mutableAnswer.body.put("timestamp", System.currentTimeMillis())),
            error("with-path", "there is the path", mutableAnswer -> mutableAnswer.body.put("path", "/api/agent")),
            error(
                    "with-trace",
                    "there is a trace in data",
                    mutableAnswer -> mutableAnswer.data().put("trace", "at Main.main")),
            error(
                    "problem-json",
                    "the type is application/problem+json",
                    mutableAnswer -> mutableAnswer.header("Content-Type", "application/problem+json")),
            error(
                    "type-with-charset",
                    "the type has a charset",
                    mutableAnswer -> mutableAnswer.header("Content-Type", "application/json;charset=UTF-8")),
            error("html", "a page is sent", MutableAnswer::asHtml),
            error("empty", "nothing is sent", mutableAnswer -> mutableAnswer.text = ""),
            error(
                    "json-in-json",
                    "the envelope is a text within JSON",
                    mutableAnswer -> mutableAnswer.text = AnswerTemplates.json(
                            mutableAnswer.body.textNode(AnswerTemplates.json(mutableAnswer.body)))),
            error(
                    "byte-order-mark",
                    "a byte order mark is sent first",
                    mutableAnswer -> mutableAnswer.text = "\uFEFF" + AnswerTemplates.json(mutableAnswer.body)),
            error(
                    "cut-off",
                    "the last brace is missing",
                    mutableAnswer -> mutableAnswer.text =
                            AnswerTemplates.json(mutableAnswer.body).replaceFirst("}$", "")),
            error(
                    "sent-twice",
                    "the envelope is sent twice",
                    mutableAnswer -> mutableAnswer.text =
                            AnswerTemplates.json(mutableAnswer.body) + AnswerTemplates.json(mutableAnswer.body)));

    static ServerFault status(String name, int status) {
        return fault(
                name + "-" + status,
                name + " is answered with " + status,
                b -> b.answers.on(name, mutableAnswer -> mutableAnswer.status(status)));
    }

    private static ServerFault message(String name, String message) {
        return fault(
                name + "-worded-otherwise",
                name + " says \"" + message + "\"",
                b -> b.answers.on(name, mutableAnswer -> mutableAnswer.message(message)));
    }

    private static ServerFault error(String name, String description, Consumer<MutableAnswer> change) {
        return fault("errors-" + name, "in every refusal, " + description, b -> b.answers.onErrors(change));
    }
}
