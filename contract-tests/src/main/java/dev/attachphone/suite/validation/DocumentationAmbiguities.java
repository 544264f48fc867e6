package dev.attachphone.suite.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attachphone.suite.check.AmbiguityFinding;
import dev.attachphone.suite.exchange.TargetReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contradictions of the vendor's page, where a foreign target can answer differently from our contract.
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
                    .map(AlternativeReading::new)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<AlternativeReading> readings(ReplyExpectation expectation) {
        return readings.stream().filter(reading -> reading.concerns(expectation));
    }

    /**
     * An alternative reading of the page.
     *
     * @param written its entry in {@code ambiguities.yaml}
     */
    public record AlternativeReading(JsonNode written) {

        boolean concerns(ReplyExpectation expectation) {
            JsonNode sent = StrictJsonParser.readOrMissing(expectation.sent().body());
            return expectation.operation().answers().containsKey(answer())
                    && written.path("instead-of")
                            .valueStream()
                            .anyMatch(name ->
                                    name.asText().equals(expectation.answer().name()))
                    && written.path("when").properties().stream()
                            .allMatch(field -> isAmong(field.getValue(), sent.get(field.getKey())));
        }

        /** The expectation under this reading. The {@code data} of the reply is accepted as it is. */
        ReplyExpectation expectation(ReplyExpectation ours, TargetReply reply) {
            ObjectNode details = JsonNodeFactory.instance.objectNode().put("answer", answer());
            StrictJsonParser.read(reply.body())
                    .map(body -> body.path("data"))
                    .filter(JsonNode::isObject)
                    .ifPresent(data -> details.set("data", data));
            details.set("hides", ours.details().path("hides"));
            return new ReplyExpectation(ours.operation(), details, ours.sent(), Optional.empty());
        }

        AmbiguityFinding finding() {
            return new AmbiguityFinding(
                    written.path("name").asText(), written.path("page").asText(), answer());
        }

        private String answer() {
            return written.path("answer").asText();
        }

        private static boolean isAmong(JsonNode values, @Nullable JsonNode sent) {
            return sent != null
                    && (values.asText().equals("present")
                            || values.valueStream().anyMatch(sent::equals));
        }
    }
}
