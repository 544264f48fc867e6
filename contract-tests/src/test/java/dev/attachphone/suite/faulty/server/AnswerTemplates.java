package dev.attachphone.suite.faulty.server;

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

/** Renders answers. */
public final class AnswerTemplates {

    // Non-ASCII characters are escaped; the suite must accept them in either form.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .build();

    public Function<Instant, Long> timestamp = Instant::toEpochMilli;
    public Function<Instant, String> attachedAt =
            instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString();

    private final List<Consumer<MutableAnswer>> changes = new ArrayList<>();

    /** Registers a change of the answer with that name. */
    public void on(String name, Consumer<MutableAnswer> change) {
        where(mutableAnswer -> mutableAnswer.name.equals(name), change);
    }

    public void onErrors(Consumer<MutableAnswer> change) {
        where(MutableAnswer::isError, change);
    }

    void onEvery(Consumer<MutableAnswer> change) {
        where(mutableAnswer -> true, change);
    }

    public void where(Predicate<MutableAnswer> affected, Consumer<MutableAnswer> change) {
        changes.add(mutableAnswer -> {
            if (affected.test(mutableAnswer)) {
                change.accept(mutableAnswer);
            }
        });
    }

    /** Applies the changes and returns the final answer. */
    byte[] finish(MutableAnswer mutableAnswer) {
        changes.forEach(change -> change.accept(mutableAnswer));
        String text = mutableAnswer.text == null ? json(mutableAnswer.body) : mutableAnswer.text;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String json(JsonNode body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
