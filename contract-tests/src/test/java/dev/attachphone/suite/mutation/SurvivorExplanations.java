package dev.attachphone.suite.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Explanations why no case of the suite detects a mutant.
 *
 * @param byKey explanations by {@link Mutant#key()}
 */
record SurvivorExplanations(Map<String, String> byKey) {

    private static final String FILE = "/mutation/survivors.yaml";

    static SurvivorExplanations load() throws IOException {
        try (InputStream file = Objects.requireNonNull(SurvivorExplanations.class.getResourceAsStream(FILE), FILE)) {
            Map<String, Map<String, String>> byType = new YAMLMapper().readValue(file, new TypeReference<>() {});
            Map<String, String> byKey = new TreeMap<>();
            byType.forEach((type, texts) -> texts.forEach((place, text) -> byKey.put(type + " " + place, text)));
            return new SurvivorExplanations(byKey);
        }
    }

    Optional<String> of(Mutant survivor) {
        return Optional.ofNullable(byKey.get(survivor.key()));
    }
}
