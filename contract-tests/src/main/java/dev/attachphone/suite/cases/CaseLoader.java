package dev.attachphone.suite.cases;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.yaml.InvalidFileException;
import dev.attachphone.suite.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads cases from YAML files.
 *
 * @param contract the operations and answers that a case may name
 */
public record CaseLoader(Contract contract) {

    private static final Set<String> FILE =
            Set.of("operation", "layer", "source", "body", "needs", "otherwise", "cases", "faults");

    /** The built-in cases. */
    public List<TestCase> builtIn() {
        try {
            URI folder = Objects.requireNonNull(CaseLoader.class.getResource("/cases"))
                    .toURI();
            if (!folder.getScheme().equals("jar")) {
                return fromFolder(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return fromFolder(jar.getPath("/cases"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The cases of every {@code *.yaml} file in a folder, in the order of the file names.
     *
     * @throws InvalidFileException if a file is invalid, or two cases have the same name
     */
    public List<TestCase> fromFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<TestCase> cases = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> parse(file.getFileName().toString(), text(file)))
                    .toList();
            requireDistinctNames(cases);
            return cases;
        } catch (IOException e) {
            throw new InvalidFileException("the folder " + folder + " cannot be read");
        }
    }

    /**
     * The built-in cases and those of a folder.
     *
     * @throws InvalidFileException if a file is invalid, or two cases have the same name
     */
    public List<TestCase> builtInAndFrom(Path folder) {
        List<TestCase> all =
                Stream.concat(builtIn().stream(), fromFolder(folder).stream()).toList();
        requireDistinctNames(all);
        return all;
    }

    /** Parses the cases of one file. */
    Stream<TestCase> parse(String file, String yaml) {
        YamlNode top = YamlNode.of(file, yaml).requireFields(FILE);
        return top.find("faults").isPresent()
                ? new FaultCaseParser(contract, top).parse()
                : new CaseParser(contract, top).parse();
    }

    private static void requireDistinctNames(List<TestCase> cases) {
        Set<String> seen = new HashSet<>();
        cases.stream()
                .map(TestCase::title)
                .filter(title -> !seen.add(title.name()))
                .findFirst()
                .ifPresent(title -> {
                    throw new InvalidFileException(
                            title.location() + ": field name: another case has the same name, '" + title.name() + "'");
                });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidFileException(file + " cannot be read as UTF-8 text");
        }
    }
}
