package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.operations.RequestSchemaValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The numbers that a command changes. The limits are those of {@code POST /numbers/detach}. */
final class NumberArguments {

    @Parameters(
            paramLabel = "NUMBER",
            arity = "0..*",
            description =
                    "Numbers in E.164 format, such as +918062810341. They are changed together, or none of them is.")
    List<String> numbers = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "A file with further numbers, one per line.")
    @Nullable
    Path file;

    /**
     * All numbers.
     *
     * @throws UsageException if the file cannot be read
     * @throws dev.attachphone.server.operations.InvalidValueException if there is no number, there are too many, or one is invalid
     */
    List<String> all() {
        List<String> all = new ArrayList<>(numbers);
        if (file != null) {
            all.addAll(lines(file));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(array::add);
        RequestSchemaValidator.require(
                Contract.loadOperations()
                        .operation("detachNumbers")
                        .requestSchema()
                        .at("/properties/numbers"),
                "NUMBER",
                array);
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UsageException("--file " + file + " cannot be read as text: " + e.getMessage());
        }
    }
}
