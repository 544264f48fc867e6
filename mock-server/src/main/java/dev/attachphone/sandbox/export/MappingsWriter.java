package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes stubs as mapping files of WireMock.
 *
 * @param root the root folder of WireMock
 */
public record MappingsWriter(Path root) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Writes one file for each stub. File names start with a number, because stub names are not unique. */
    public void write(List<ObjectNode> stubs) throws IOException {
        Path folder = Files.createDirectories(root.resolve("mappings"));
        int number = 0;
        for (ObjectNode stub : stubs) {
            String name = stub.path("name").asText().replaceAll("[^A-Za-z0-9]+", "-");
            String file = String.format(Locale.ROOT, "%03d-%s.json", ++number, name);
            Files.writeString(
                    folder.resolve(file),
                    MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(stub) + "\n");
        }
    }
}
