package dev.attachphone.suite.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The verdict of an earlier run.
 *
 * @param failed the checks that failed, as {@code --list} prints them
 */
record EarlierVerdict(Set<String> failed) {

    /**
     * Reads a {@code verdict.json}.
     *
     * @param report the file, or its folder
     * @throws InvalidFileException if there is no readable verdict, or if no check failed
     */
    static EarlierVerdict read(Path report) {
        Path file = Files.isDirectory(report) ? report.resolve("verdict.json") : report;
        Set<String> failed = new LinkedHashSet<>();
        try {
            JsonNode verdict = new ObjectMapper().readTree(file.toFile());
            if (!verdict.path("failed").isArray()) {
                throw new InvalidFileException(file + " is not the verdict.json of a report");
            }
            verdict.path("failed").forEach(each -> failed.add(each.path("check").asText()));
        } catch (JsonProcessingException e) {
            throw new InvalidFileException(file + " is not the verdict.json of a report");
        } catch (IOException e) {
            throw new InvalidFileException(
                    file + " cannot be read; name the folder of an earlier --report, or its verdict.json");
        }
        if (failed.isEmpty()) {
            throw new InvalidFileException("no check failed in " + file);
        }
        return new EarlierVerdict(failed);
    }
}
