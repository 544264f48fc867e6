package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contradictions of the vendor's page, and the statements of its other pages, where a foreign target can answer differently from our
 * contract.
 *
 * @param readings the alternative readings of the page
 */
public record DocumentationAmbiguities(List<AlternativeReading> readings) {

    /** No alternative readings: only the answers of our contract are accepted. */
    public static final DocumentationAmbiguities NONE = new DocumentationAmbiguities(List.of());

    private static final String RESOURCE = "/ambiguities.yaml";

    /** All contradictions of the page, as listed in {@code ambiguities.yaml}. */
    public static DocumentationAmbiguities ofThePage() {
        try (InputStream in =
                Objects.requireNonNull(DocumentationAmbiguities.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new DocumentationAmbiguities(new YAMLMapper()
                    .readTree(in)
                    .valueStream()
                    .flatMap(DocumentationAmbiguities::readings)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One reading for each answer that an entry lists; one without an answer changes only how the expected answer may look. */
    private static Stream<AlternativeReading> readings(JsonNode written) {
        JsonNode answers = written.path("answer");
        return (answers.isArray() ? answers.valueStream() : Stream.of(answers))
                .map(answer -> new AlternativeReading(written, answer.asText()));
    }

    Stream<AlternativeReading> readings(ReplyExpectation expectation) {
        return readings.stream().filter(reading -> reading.concerns(expectation));
    }

    /**
     * An alternative reading of the page.
     *
     * @param written its entry in {@code ambiguities.yaml}
     * @param answer the name of the answer that a target gives instead; empty if it gives the expected one
     */
    public record AlternativeReading(JsonNode written, String answer) {

        boolean concerns(ReplyExpectation expectation) {
            JsonNode sent = StrictJsonParser.readOrMissing(expectation.sent().body());
            return (answer.isEmpty() || expectation.operation().answers().containsKey(answer))
                    && isInsteadOf(expectation)
                    && written.path("when").properties().stream()
                            .allMatch(field -> isAmong(field.getValue(), sent.get(field.getKey())));
        }

        private boolean isInsteadOf(ReplyExpectation expectation) {
            JsonNode insteadOf = written.path("instead-of");
            return switch (insteadOf.asText()) {
                case "every-answer" -> true;
                case "every-error" ->
                    expectation.isRefusal() || expectation.answer().status() >= 400;
                default ->
                    !expectation.isRefusal()
                            && insteadOf
                                    .valueStream()
                                    .anyMatch(name -> name.asText()
                                            .equals(expectation.answer().name()));
            };
        }

        /** Whether only the status of the reply is known. */
        boolean isOnlyStatus() {
            return written.has("only-status");
        }

        /** Whether the reply has the status of the reading's answer. */
        boolean hasStatus(ReplyExpectation ours, TargetReply reply) {
            return reply.status() == ours.operation().answer(answer).status();
        }

        /** The reply as our contract describes it: with the fields that the reading leaves out, and with texts instead of integers. */
        TargetReply adapted(ReplyExpectation expectation, TargetReply reply) {
            if (!(StrictJsonParser.readOrMissing(reply.body()) instanceof ObjectNode body)) {
                return reply;
            }
            JsonNode example = expectation.isRefusal()
                    ? JsonNodeFactory.instance
                            .objectNode()
                            .put("code", reply.status())
                            .set("data", JsonNodeFactory.instance.objectNode())
                    : ExpectedBody.expected(expectation, body);
            written.path("left-out").valueStream().map(JsonNode::asText).forEach(field -> {
                if (!body.has(field)) {
                    body.set(field, example.path(field));
                }
            });
            written.path("as-text").valueStream().map(JsonNode::asText).forEach(field -> {
                JsonNode value = body.path("data").path(field);
                if (value.isIntegralNumber() && body.path("data") instanceof ObjectNode data) {
                    data.put(field, value.asText());
                }
            });
            return reply.withBody(Payload.of(body.toString(), StandardCharsets.UTF_8));
        }

        /** The expectation under this reading. The {@code data} of the reply is accepted as it is. */
        ReplyExpectation expectation(ReplyExpectation ours, TargetReply reply) {
            if (answer.isEmpty()) {
                return ours;
            }
            ObjectNode details = JsonNodeFactory.instance.objectNode().put("answer", answer);
            StrictJsonParser.read(reply.body())
                    .map(body -> body.path("data"))
                    .filter(JsonNode::isObject)
                    .ifPresent(data -> details.set("data", data));
            details.set("hides", ours.details().path("hides"));
            return new ReplyExpectation(ours.operation(), details, ours.sent(), Optional.empty(), Optional.empty());
        }

        AmbiguityFinding finding() {
            return new AmbiguityFinding(
                    written.path("name").asText(),
                    written.path("page").asText(),
                    answer.isEmpty() ? "as expected, in another form" : answer);
        }

        private static boolean isAmong(JsonNode values, @Nullable JsonNode sent) {
            return sent != null
                    && (values.asText().equals("present")
                            || (values.asText().equals("integer") && sent.isIntegralNumber())
                            || values.valueStream().anyMatch(sent::equals));
        }
    }
}
