package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What implementers get wrong about the success of the attach operation. */
final class SuccessFaults {

    private static final String ATTACHED = "attached";

    private SuccessFaults() {}

    static final List<Fault> ENVELOPE = List.of(
            fault(
                    "created-instead-of-ok",
                    "a success is answered as created",
                    b -> b.answers.on(ATTACHED, answer -> answer.status(201))),
            fault(
                    "created-outside-only",
                    "a success has another status than it says inside",
                    b -> b.answers.on(ATTACHED, answer -> answer.status = 201)),
            fault(
                    "success-message-altered",
                    "a success speaks of numbers",
                    b -> b.answers.on(ATTACHED, answer -> answer.message("Phone numbers attached successfully"))),
            fault(
                    "success-without-timestamp",
                    "a success has no timestamp",
                    b -> b.answers.on(ATTACHED, answer -> answer.body.remove("timestamp"))),
            fault(
                    "success-without-error",
                    "a success does not say that it is no error",
                    b -> b.answers.on(ATTACHED, answer -> answer.body.remove("error"))),
            fault(
                    "success-error-null",
                    "a success has null for an error",
                    b -> b.answers.on(ATTACHED, answer -> answer.body.putNull("error"))),
            fault(
                    "success-error-text",
                    "a success says false as a text",
                    b -> b.answers.on(ATTACHED, answer -> answer.body.put("error", "false"))),
            fault(
                    "success-code-text",
                    "a success says its code as a text",
                    b -> b.answers.on(ATTACHED, answer -> answer.body.put("code", "200"))),
            fault(
                    "success-without-envelope",
                    "a success is only its data",
                    b -> b.answers.on(ATTACHED, answer -> answer.body = answer.data())),
            fault(
                    "success-data-in-array",
                    "a success wraps its data in an array",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.body
                                    .putArray("data")
                                    .add(answer.body.path("data").deepCopy()))),
            fault(
                    "success-extra-field",
                    "a success tells an id of the request",
                    b -> b.answers.on(ATTACHED, answer -> answer.body.put("request_id", "1"))),
            fault(
                    "success-tells-account",
                    "a success tells the account",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("account_id", "demo"))),
            fault(
                    "success-type-with-charset",
                    "a success comes with a charset",
                    b -> b.answers.on(
                            ATTACHED, answer -> answer.header("Content-Type", "application/json; charset=utf-8"))),
            fault(
                    "success-type-text",
                    "a success comes as plain text",
                    b -> b.answers.on(ATTACHED, answer -> answer.header("Content-Type", "text/plain"))));

    static final List<Fault> TIMES = List.of(
            fault(
                    "timestamp-in-seconds",
                    "timestamp counts seconds",
                    b -> b.answers.timestamp = Instant::getEpochSecond),
            fault(
                    "timestamp-in-microseconds",
                    "timestamp counts microseconds",
                    b -> b.answers.timestamp = instant -> ChronoUnit.MICROS.between(Instant.EPOCH, instant)),
            fault(
                    "timestamp-of-the-page",
                    "timestamp is the page's",
                    b -> b.answers.timestamp = instant -> 1_769_244_619_292L),
            fault(
                    "timestamp-text",
                    "timestamp is a text",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.body.put(
                                    "timestamp", answer.body.path("timestamp").asText()))),
            fault(
                    "timestamp-fraction",
                    "timestamp is a fraction of seconds",
                    b -> b.answers.on(
                            ATTACHED, answer -> answer.body.put("timestamp", System.currentTimeMillis() / 1000.0))),
            fault(
                    "timestamp-iso",
                    "timestamp is in ISO 8601",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.body.put("timestamp", Instant.now().toString()))),
            fault(
                    "attached-at-with-millis",
                    "attached_at has fractions of a second",
                    b -> b.answers.attachedAt = instant -> instant.truncatedTo(ChronoUnit.SECONDS)
                            .plusMillis(7)
                            .toString()),
            fault(
                    "attached-at-with-offset",
                    "attached_at has an offset",
                    b -> b.answers.attachedAt = instant ->
                            instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00")),
            fault(
                    "attached-at-local",
                    "attached_at is the local time and says it is UTC",
                    b -> b.answers.attachedAt = local("yyyy-MM-dd'T'HH:mm:ss'Z'")),
            fault(
                    "attached-at-without-zone",
                    "attached_at has no zone",
                    b -> b.answers.attachedAt = instant ->
                            instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")),
            fault(
                    "attached-at-with-space",
                    "attached_at has a space for the T",
                    b -> b.answers.attachedAt = instant ->
                            instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ")),
            fault(
                    "attached-at-date-only",
                    "attached_at is a day",
                    b -> b.answers.attachedAt = instant -> instant.toString().substring(0, 10)),
            fault(
                    "attached-at-epoch",
                    "attached_at is a number",
                    b -> b.answers.on(
                            ATTACHED, answer -> answer.data().put("attached_at", System.currentTimeMillis()))),
            fault(
                    "attached-at-in-the-future",
                    "attached_at is an hour ahead",
                    b -> b.answers.attachedAt = instant -> instant.truncatedTo(ChronoUnit.SECONDS)
                            .plusSeconds(3600)
                            .toString()),
            fault(
                    "attached-at-of-the-page",
                    "attached_at is the page's",
                    b -> b.answers.attachedAt = instant -> "2026-01-24T10:30:19Z"),
            fault(
                    "attached-at-null",
                    "attached_at is null",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().putNull("attached_at"))),
            fault(
                    "attached-at-missing",
                    "attached_at is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("attached_at"))));

    static final List<Fault> DATA = List.of(
            fault(
                    "status-in-capitals",
                    "status is in capitals",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", "ACTIVE"))),
            fault(
                    "status-capitalised",
                    "status begins with a capital",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", "Active"))),
            fault(
                    "status-pending",
                    "status is pending although the provider activates at once",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", "pending"))),
            fault(
                    "status-missing",
                    "status is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("status"))),
            fault(
                    "status-boolean",
                    "status is a boolean",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("status", true))),
            fault(
                    "agent-id-missing",
                    "agent_id is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("agent_id"))),
            fault(
                    "agent-id-of-the-page",
                    "agent_id is the page's",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("agent_id", "agent_abc123xyz"))),
            fault(
                    "provider-missing",
                    "provider is missing",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().remove("provider"))),
            fault(
                    "provider-in-capitals",
                    "provider is in capitals",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data()
                                    .put(
                                            "provider",
                                            Texts.capital(answer.data()
                                                    .path("provider")
                                                    .asText())))),
            fault(
                    "provider-of-the-page",
                    "provider is always san",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().put("provider", "san"))),
            fault(
                    "phone-numbers-renamed",
                    "phone_numbers is called numbers",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data().set("numbers", answer.data().remove("phone_numbers")))),
            fault(
                    "phone-number-singular",
                    "a single number is not in an array",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data()
                                    .set(
                                            "phone_numbers",
                                            answer.data().path("phone_numbers").path(0)))),
            fault(
                    "phone-numbers-joined",
                    "phone_numbers is a text with commas",
                    b -> b.attachment.shown =
                            visit -> List.of(String.join(",", visit.claim().numbers()))),
            fault(
                    "phone-numbers-without-plus",
                    "the plus is missing in phone_numbers",
                    b -> b.attachment.shown = visit -> visit.claim().numbers().stream()
                            .map(number -> number.substring(1))
                            .toList()),
            fault(
                    "phone-numbers-first-only",
                    "phone_numbers is only the first",
                    b -> b.attachment.shown = visit -> visit.claim().numbers().subList(0, 1)),
            fault(
                    "phone-numbers-empty",
                    "phone_numbers is empty",
                    b -> b.answers.on(ATTACHED, answer -> answer.data().putArray("phone_numbers"))),
            fault(
                    "phone-numbers-all-of-agent",
                    "phone_numbers are all that the agent holds",
                    b -> b.attachment.shown = visit -> b.claims.held.entrySet().stream()
                            .filter(held ->
                                    held.getValue().agent().equals(visit.claim().agent()))
                            .map(held -> held.getKey())
                            .toList()),
            fault("phone-numbers-only-new", "phone_numbers leaves out what was attached before", b -> {
                b.attachment.shown = visit -> visit.claim().numbers().stream()
                        .filter(number -> b.claims
                                .holding(number)
                                .filter(holding -> holding.since().isAfter(visit.came))
                                .isPresent())
                        .toList();
            }),
            fault(
                    "phone-numbers-are-objects",
                    "phone_numbers holds objects",
                    b -> b.answers.on(
                            ATTACHED,
                            answer -> answer.data()
                                    .putArray("phone_numbers")
                                    .add(JsonNodeFactory.instance.objectNode().put("number", "+12")))));

    private static Function<Instant, String> local(String pattern) {
        return instant -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneId.of("Asia/Kolkata"))
                .format(instant);
    }
}
