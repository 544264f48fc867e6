package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A file under {@code mappings/}: the request pattern of one answer in WireMock's JSON. Everything else about the stub is in the
 * contract.
 *
 * @param folder the id of the operation, {@code http} for answers that all operations share, or {@code sandbox}
 * @param name the name of the answer
 * @param json the content
 */
record StubFile(String folder, String name, ObjectNode json) {

    /** The folder of the answers that all operations share. */
    static final String SHARED = "http";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The file of an answer: in the folder of the operation, or among the shared ones. */
    static Optional<StubFile> of(String operation, String answer) {
        return find(operation, answer).or(() -> find(SHARED, answer));
    }

    /** The file {@code mappings/<folder>/<name>.json}. */
    static Optional<StubFile> find(String folder, String name) {
        String path = "/dev/attachphone/sandbox/mappings/" + folder + "/" + name + ".json";
        try (InputStream in = StubFile.class.getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new StubFile(folder, name, (ObjectNode) MAPPER.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Whether all operations share the answer. */
    boolean isShared() {
        return folder.equals(SHARED);
    }

    /** Whether the file has a URL pattern of its own instead of the path of the operation. */
    boolean hasUrlPattern() {
        return json.path("request").has("urlPattern") || json.path("request").has("urlPathPattern");
    }
}
