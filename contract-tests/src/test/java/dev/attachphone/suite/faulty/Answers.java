package dev.attachphone.suite.faulty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** How answers look. */
final class Answers {

    // Escaped, so that a lone surrogate of a request comes back as it was sent.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .build();

    Function<Instant, Long> timestamp = Instant::toEpochMilli;
    Function<Instant, String> attachedAt =
            instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString();

    private final List<Consumer<Answer>> changes = new ArrayList<>();

    /** Changes the answer of that name. */
    void on(String name, Consumer<Answer> change) {
        where(answer -> answer.name.equals(name), change);
    }

    void onErrors(Consumer<Answer> change) {
        where(Answer::isError, change);
    }

    void onEvery(Consumer<Answer> change) {
        where(answer -> true, change);
    }

    void where(Predicate<Answer> affected, Consumer<Answer> change) {
        changes.add(answer -> {
            if (affected.test(answer)) {
                change.accept(answer);
            }
        });
    }

    /** Makes the changes and gives what is sent. */
    byte[] finish(Answer answer) {
        changes.forEach(change -> change.accept(answer));
        String text = answer.text == null ? json(answer.body) : answer.text;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String json(JsonNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
