package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import java.util.List;
import java.util.function.Consumer;

/** What implementers get wrong about refusals. */
final class ErrorFaults {

    private ErrorFaults() {}

    static final List<Fault> STATUSES = List.of(
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
            status(Claims.FOREIGN, 409),
            status(Claims.FOREIGN, 404),
            status(Claims.OWN, 400),
            status(Claims.OWN, 422),
            fault(
                    "always-200",
                    "every refusal has the status 200 outside",
                    b -> b.answers.onErrors(answer -> answer.status = 200)),
            fault(
                    "code-of-the-family",
                    "a refusal's code is 400 whatever its status",
                    b -> b.answers.where(
                            answer -> answer.isError() && answer.status < 500,
                            answer -> answer.body.put("code", 400))));

    static final List<Fault> MESSAGES = List.of(
            message("invalid-auth", "Invalid Auth Key"),
            message("agent-id-required", "agent_id is required"),
            message("provider-required", "Provider is required."),
            message("numbers-required", "Phone numbers are required"),
            message("invalid-provider", "Invalid provider"),
            message("invalid-phone-number", "Invalid phone number format. Use E.164 format"),
            message("agent-not-found", "Agent Not Found"),
            message("provider-not-configured", "Provider is not configured for your account"),
            message(Claims.FOREIGN, "Phone number already attached to another agent"),
            message(Claims.OWN, "Phone number is already attached to another agent"),
            fault(
                    "invalid-provider-names-eight",
                    "an invalid provider is told of all eight",
                    b -> b.answers.on(
                            "invalid-provider", answer -> answer.message(answer.message() + ", plivo, bandwidth"))),
            fault(
                    "messages-in-small-letters",
                    "a message begins with a small letter",
                    b -> b.answers.onErrors(answer ->
                            answer.message(Texts.small(answer.message().substring(0, 1))
                                    + answer.message().substring(1)))),
            fault(
                    "messages-end-with-a-stop",
                    "a message ends with a full stop",
                    b -> b.answers.onErrors(answer -> answer.message(answer.message() + "."))),
            fault(
                    "messages-as-arrays",
                    "a message is an array of one",
                    b -> b.answers.onErrors(
                            answer -> answer.body.putArray("message").add(answer.message()))),
            fault(
                    "unknown-agent-named",
                    "an unknown agent's id is in the message",
                    b -> b.answers.on(
                            "agent-not-found", answer -> answer.message("Agent not found: agent_not_found"))));

    static final List<Fault> ENVELOPE = List.of(
            error("without-data", "data is missing", answer -> answer.body.remove("data")),
            error("data-null", "data is null", answer -> answer.body.putNull("data")),
            error("data-array", "data is an empty array", answer -> answer.body.putArray("data")),
            error("data-text", "data is an empty text", answer -> answer.body.put("data", "")),
            error("code-text", "code is a text", answer -> answer.body.put("code", "" + answer.status)),
            error("code-missing", "code is missing", answer -> answer.body.remove("code")),
            error("error-false", "error is false", answer -> answer.body.put("error", false)),
            error("error-text", "error is a text", answer -> answer.body.put("error", "true")),
            error("error-one", "error is 1", answer -> answer.body.put("error", 1)),
            error("error-missing", "error is missing", answer -> answer.body.remove("error")),
            error("message-missing", "message is missing", answer -> answer.body.remove("message")),
            error(
                    "message-called-detail",
                    "message is called detail",
                    answer -> answer.body.set("detail", answer.body.remove("message"))),
            error(
                    "with-timestamp",
                    "there is a timestamp",
                    answer -> answer.body.put("timestamp", System.currentTimeMillis())),
            error("with-path", "there is the path", answer -> answer.body.put("path", "/api/agent")),
            error(
                    "with-trace",
                    "there is a trace in data",
                    answer -> answer.data().put("trace", "at Main.main")),
            error(
                    "problem-json",
                    "the type is application/problem+json",
                    answer -> answer.header("Content-Type", "application/problem+json")),
            error(
                    "type-with-charset",
                    "the type has a charset",
                    answer -> answer.header("Content-Type", "application/json;charset=UTF-8")),
            error("html", "a page is sent", Answer::asHtml),
            error("empty", "nothing is sent", answer -> answer.text = ""),
            error(
                    "json-in-json",
                    "the envelope is a text within JSON",
                    answer -> answer.text = Answers.json(answer.body.textNode(Answers.json(answer.body)))),
            error(
                    "byte-order-mark",
                    "a byte order mark is sent first",
                    answer -> answer.text = "\uFEFF" + Answers.json(answer.body)),
            error(
                    "cut-off",
                    "the last brace is missing",
                    answer -> answer.text = Answers.json(answer.body).replaceFirst("}$", "")),
            error(
                    "sent-twice",
                    "the envelope is sent twice",
                    answer -> answer.text = Answers.json(answer.body) + Answers.json(answer.body)));

    private static Fault status(String name, int status) {
        return fault(
                name + "-" + status,
                name + " is answered with " + status,
                b -> b.answers.on(name, answer -> answer.status(status)));
    }

    private static Fault message(String name, String message) {
        return fault(
                name + "-worded-otherwise",
                name + " says \"" + message + "\"",
                b -> b.answers.on(name, answer -> answer.message(message)));
    }

    private static Fault error(String name, String description, Consumer<Answer> change) {
        return fault("errors-" + name, "in every refusal, " + description, b -> b.answers.onErrors(change));
    }
}
