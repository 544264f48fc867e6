package dev.attachphone.suite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attachphone.suite.program.process.ProcessResult;
import dev.attachphone.testing.InstalledPrograms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated clients of one language, and the programs that use them, in a directory of their own. */
final class ClientProject {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final URI DEFAULT_URL = URI.create("http://127.0.0.1:8080");

    private final ClientDescription description;
    private final ReadmeSection section;
    private final Path folder;

    private ClientProject(ClientDescription description, ReadmeSection section, Path folder) {
        this.description = description;
        this.section = section;
        this.folder = folder;
    }

    /** Copies the programs of a language to an empty directory. */
    static ClientProject copy(Path sources, String readme, Path folder) throws IOException {
        ClientDescription description = ClientDescription.read(sources.resolve("client.yaml"));
        ClientProject project =
                new ClientProject(description, ReadmeSection.of(readme, description.language()), folder);
        delete(folder);
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                project.write(sources.relativize(file).toString(), Files.readString(file));
            }
        }
        return project;
    }

    String language() {
        return description.language();
    }

    /** The name of the generator. */
    String generator() {
        List<String> words = List.of(section.command().split(" "));
        return words.get(words.indexOf("-g") + 1);
    }

    boolean hasOperations() {
        return description.operations() != null;
    }

    /** What is not installed; empty if nothing is missing. */
    List<String> missing() throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>(InstalledPrograms.missing(
                Optional.ofNullable(description.requires()).orElse(List.of())));
        List<String> probe = description.probe();
        if (missing.isEmpty()
                && probe != null
                && ProcessResult.in(folder, probe).exit() != 0) {
            missing.add(String.join(" ", probe));
        }
        return missing;
    }

    /** The arguments of the generator for both clients. */
    List<String> generatorArguments() {
        return Stream.of(section.command(), description.operationsClient())
                .map(this::generatorArguments)
                .toList();
    }

    /** Compiles everything with the program of the README, which is sent to the URL. Fails if a command prints anything. */
    void compile(URI url) throws IOException, InterruptedException {
        write(description.sample(), section.program().replace(DEFAULT_URL.toString(), url.toString()));
        for (String command : description.compile()) {
            assertEquals("", printed(command));
        }
    }

    /** The output of the program of the README. */
    String attach() throws IOException, InterruptedException {
        return printed(description.attach());
    }

    /** The output of the story. */
    String story(URI url, String... arguments) throws IOException, InterruptedException {
        return printed(description.story() + " " + url + " " + String.join(" ", arguments));
    }

    /** The output of the program that creates an account. */
    String operations(URI url, String token, String name) throws IOException, InterruptedException {
        return printed(description.operations() + " " + url + " " + token + " " + name);
    }

    @Override
    public String toString() {
        return language();
    }

    private String generatorArguments(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (!words.remove(0).equals("openapi-generator-cli")) {
            throw new IllegalStateException("not a command of openapi-generator-cli: " + command);
        }
        int input = words.indexOf("-i") + 1;
        words.set(input, REPOSITORY.resolve(words.get(input)).toString());
        int output = words.indexOf("-o") + 1;
        words.set(output, folder.toAbsolutePath().resolve(words.get(output)).toString());
        return String.join(" ", words);
    }

    /** What the command prints to both streams, without warnings of a Java virtual machine about itself. */
    private String printed(String command) throws IOException, InterruptedException {
        List<String> words = Stream.of(command.split(" "))
                .map(word -> switch (word) {
                    case "{maven}" -> REPOSITORY.resolve("mvnw").toString();
                    case "{java}" ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString();
                    default -> word;
                })
                .toList();
        ProcessResult result = ProcessResult.in(folder, words);
        assertEquals(0, result.exit(), () -> language() + ": " + command + ": " + result);
        String warnings = result.errors()
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return result.output() + warnings;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
