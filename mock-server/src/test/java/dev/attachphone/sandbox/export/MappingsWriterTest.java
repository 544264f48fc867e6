package dev.attachphone.sandbox.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsWriterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void stubsWithTheSameNameGetDifferentFiles() throws IOException {
        ObjectNode stub = JsonNodeFactory.instance.objectNode().put("name", "attached of it");
        new MappingsWriter(folder.resolve("export")).write(List.of(stub, stub));
        try (var files = Files.list(folder.resolve("export/mappings"))) {
            assertEquals(
                    List.of("001-attached-of-it.json", "002-attached-of-it.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
