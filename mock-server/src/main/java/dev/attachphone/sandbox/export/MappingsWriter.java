package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files from which a WireMock loads its stubs.
 *
 * @param root the folder that it is started with
 */
public record MappingsWriter(Path root) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Whether nothing stands there yet that a WireMock would load, or that somebody would miss. */
    public boolean isMissingOrEmpty() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            return !entries.iterator().hasNext();
        }
    }

    /** Writes one file for each stub; numbered, for several may have the same name. */
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
