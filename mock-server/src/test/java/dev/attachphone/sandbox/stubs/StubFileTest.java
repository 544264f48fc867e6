package dev.attachphone.sandbox.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attachphone.openapi.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StubFileTest {

    private static final Path MAPPINGS = Path.of("src/main/resources/mappings");
    private final Contract contract = Contract.load();

    // StubFile.of fails for a name without a file, or with one whose number is not the contract's precedence.
    private Set<String> namedByContract() {
        return contract.operations().stream()
                .flatMap(operation -> operation.answers().keySet().stream().map(name -> StubFile.of(operation, name)))
                .map(StubFile::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> onDisk() throws IOException {
        try (Stream<Path> files = Files.walk(MAPPINGS)) {
            return files.filter(Files::isRegularFile)
                    .map(file ->
                            "/mappings/" + MAPPINGS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("/mappings/sandbox/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void filesAndNamedAnswersAreTheSame() throws IOException {
        assertEquals(namedByContract(), onDisk());
    }

    @Test
    void everyAnswerWithPrecedenceIsNaturalOrDecidedByState() {
        contract.operations()
                .forEach(operation -> operation.precedence().forEach(name -> {
                    StubFile file = StubFile.of(operation, name);
                    assertFalse(file.isShared(), name);
                    assertTrue(
                            file.isNatural()
                                    || file.json()
                                            .at("/metadata/decidedBy")
                                            .asText()
                                            .equals("state"),
                            name);
                }));
    }

    @Test
    void stubsHaveDistinctNames() {
        var stubs = new StubCatalogue(contract).stubs();
        long names = stubs.stream().map(stub -> stub.getName()).distinct().count();
        assertEquals(names, stubs.stream().map(stub -> stub.getId()).distinct().count());
        assertTrue(names > 60, "" + names);
    }

    @Test
    void patternsRefuseTrailingLineBreak() {
        assertEquals("^a\\z", StubSchemaResolver.absolute("^a$"));
        assertEquals("a\\$", StubSchemaResolver.absolute("a\\$"));
    }
}
