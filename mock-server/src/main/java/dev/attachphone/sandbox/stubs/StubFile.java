package dev.attachphone.sandbox.stubs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attachphone.openapi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file under {@code mappings/}: what is special to the stub of one named answer, in WireMock's own JSON.
 *
 * @param path where it stands
 * @param json what it says
 */
record StubFile(String path, ObjectNode json) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * The file for an answer of an operation: numbered by its precedence if it has one, in the operation's own folder or in the
     * one for answers that every operation shares.
     *
     * @throws IllegalStateException if there is none
     */
    static StubFile of(Operation operation, String answer) {
        int precedence = operation.precedence().indexOf(answer) + 1;
        String own = precedence == 0 ? answer : String.format(Locale.ROOT, "%02d-%s", precedence, answer);
        return Stream.of(operation.id() + "/" + own, "http/" + answer)
                .map(StubFile::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stub file " + operation.id() + "/" + own + ".json"));
    }

    /** The file at that path below {@code mappings/}, without its ending. */
    static Optional<StubFile> find(String name) {
        String path = "/mappings/" + name + ".json";
        try (InputStream in = StubFile.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new StubFile(path, (ObjectNode) MAPPER.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The file's own name, without its ending. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** Whether it is about paths of its own choice, and not about that of the operation. */
    boolean saysWhere() {
        return json.path("request").has("urlPattern") || json.path("request").has("urlPathPattern");
    }

    boolean isShared() {
        return path.startsWith("/mappings/http/");
    }

    /** Whether a request leads to this answer by itself; if not, only state or a {@code Prefer} header does. */
    boolean isNatural() {
        return json.has("request");
    }
}
