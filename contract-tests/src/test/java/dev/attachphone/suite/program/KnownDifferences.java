package dev.attachphone.suite.program;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Known differences of a program from a file: for each reason, the checks that fail.
 *
 * @param byReason the paths of the checks, by reason
 */
record KnownDifferences(Map<String, List<String>> byReason) {

    /** Reads a test resource. */
    static KnownDifferences in(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(KnownDifferences.class.getResourceAsStream(resource), resource)) {
            return new KnownDifferences(new YAMLMapper().readValue(in, new TypeReference<>() {}));
        }
    }

    /** The reason why the check with that path fails; empty if it must hold. */
    Optional<String> reason(String path) {
        return byReason.entrySet().stream()
                .filter(entry -> entry.getValue().contains(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** All paths of the file. */
    TreeSet<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        byReason.values().forEach(paths::addAll);
        return paths;
    }
}
