package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import java.util.List;

/** Faults in the envelope of a success. */
final class SuccessFaults {

    private static final String ATTACHED = "attached";

    private SuccessFaults() {}

    static final List<ServerFault> ENVELOPE = List.of(
            fault(
                    "created-instead-of-ok",
                    "a success is answered as created",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.status(201))),
            fault(
                    "created-outside-only",
                    "status and code of a success differ",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.status = 201)),
            fault(
                    "success-message-altered",
                    "the message of a success is in the plural",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.message("Phone numbers attached successfully"))),
            fault(
                    "success-without-timestamp",
                    "a success has no timestamp",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body.remove("timestamp"))),
            fault(
                    "success-without-error",
                    "a success does not say that it is no error",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body.remove("error"))),
            fault(
                    "success-error-null",
                    "a success has null for an error",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body.putNull("error"))),
            fault(
                    "success-error-text",
                    "a success says false as a text",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body.put("error", "false"))),
            fault(
                    "success-code-text",
                    "a success says its code as a text",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body.put("code", "200"))),
            fault(
                    "success-without-envelope",
                    "a success is only its data",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body = mutableAnswer.data())),
            fault(
                    "success-data-in-array",
                    "a success wraps its data in an array",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer
                                    .body
                                    .putArray("data")
                                    .add(mutableAnswer.body.path("data").deepCopy()))),
            fault(
                    "success-extra-field",
                    "a success contains a request id",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.body.put("request_id", "1"))),
            fault(
                    "success-tells-account",
                    "a success contains the account",
                    b -> b.answers.on(
                            ATTACHED, mutableAnswer -> mutableAnswer.data().put("account_id", "demo"))),
            fault(
                    "success-type-with-charset",
                    "a success comes with a charset",
                    b -> b.answers.on(
                            ATTACHED,
                            mutableAnswer -> mutableAnswer.header("Content-Type", "application/json; charset=utf-8"))),
            fault(
                    "success-type-text",
                    "a success comes as plain text",
                    b -> b.answers.on(ATTACHED, mutableAnswer -> mutableAnswer.header("Content-Type", "text/plain"))));
}
