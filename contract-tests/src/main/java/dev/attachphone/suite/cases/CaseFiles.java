package dev.attachphone.suite.cases;

import dev.attachphone.openapi.Contract;
import dev.attachphone.suite.yaml.BadFile;
import dev.attachphone.suite.yaml.Spot;
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
 * Reads case files.
 *
 * @param contract the operations and answers that cases may name
 */
public record CaseFiles(Contract contract) {

    private static final Set<String> FILE =
            Set.of("operation", "source", "body", "needs", "otherwise", "cases", "faults");

    /** The cases that the suite brings along. */
    public List<Case> builtIn() {
        try {
            URI folder = Objects.requireNonNull(CaseFiles.class.getResource("/cases"))
                    .toURI();
            if (!folder.getScheme().equals("jar")) {
                return in(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return in(jar.getPath("/cases"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The cases of every {@code *.yaml} in the folder, by name of file.
     *
     * @throws BadFile if one of them cannot be used, naming file, line and field
     */
    public List<Case> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Case> cases = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file.getFileName().toString(), text(file)))
                    .toList();
            requireDistinctNames(cases);
            return cases;
        } catch (IOException e) {
            throw new BadFile("the folder " + folder + " cannot be read");
        }
    }

    /**
     * The cases that the suite brings along, and those of a folder.
     *
     * @throws BadFile if one of them cannot be used, or two have the same name
     */
    public List<Case> builtInAnd(Path folder) {
        List<Case> all = Stream.concat(builtIn().stream(), in(folder).stream()).toList();
        requireDistinctNames(all);
        return all;
    }

    /** The cases of one file. */
    Stream<Case> read(String file, String yaml) {
        Spot top = Spot.of(file, yaml).mapping(FILE);
        return top.find("faults").isPresent()
                ? new FaultReader(contract, top).read()
                : new CaseReader(contract, top).read();
    }

    private static void requireDistinctNames(List<Case> cases) {
        Set<String> seen = new HashSet<>();
        cases.stream()
                .map(Case::title)
                .filter(title -> !seen.add(title.name()))
                .findFirst()
                .ifPresent(title -> {
                    throw new BadFile(
                            title.place() + ": field name: another case is called '" + title.name() + "' too");
                });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadFile(file + " cannot be read as UTF-8 text");
        }
    }
}
