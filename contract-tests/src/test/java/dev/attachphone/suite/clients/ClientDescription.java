package dev.attachphone.suite.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code client.yaml}: how the clients of one language are compiled and run. Commands are words separated by
 * spaces, and run in the directory of the language.
 *
 * @param language the name of the language, as in the README
 * @param requires programs on the {@code PATH}, or paths of files, that the commands need
 * @param probe a command that exits with 0 if everything else that the commands need is there
 * @param operationsClient the command that generates the client of the operators' contract
 * @param sample the file into which the program of the README is written
 * @param compile the commands that compile or load both clients and all programs; they print nothing
 * @param attach the command that runs the program of the README
 * @param story the command that runs the story; the URL, a token and two numbers are appended
 * @param operations the command that creates an account; the URL, the operator token and a name are appended
 */
record ClientDescription(
        String language,
        @Nullable List<String> requires,
        @Nullable List<String> probe,
        String operationsClient,
        String sample,
        List<String> compile,
        String attach,
        String story,
        @Nullable String operations) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static ClientDescription read(Path file) throws IOException {
        return YAML.readValue(file.toFile(), ClientDescription.class);
    }
}
