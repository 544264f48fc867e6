package dev.attachphone.openapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A contract, as far as other modules need it at run time: {@code attach-phone-number.yaml}, or {@code operations.yaml}.
 *
 * <p>That the file is sound is checked when this module is built; reading it checks nothing again, and costs a start far less
 * than a full parser would.
 *
 * @param document the whole file; for reading only
 * @param operations its operations, in the order of the file
 */
public record Contract(JsonNode document, List<Operation> operations) {

    /** Reads the public contract that this module was built with. */
    public static Contract load() {
        return load("/openapi/attach-phone-number.yaml");
    }

    /** Reads the contract of the operations port that this module was built with. */
    public static Contract loadOperations() {
        return load("/openapi/operations.yaml");
    }

    private static Contract load(String resource) {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(resource), resource)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a contract in YAML.
     *
     * @throws IOException if it cannot be read, is not YAML, or has a key twice
     * @throws IllegalArgumentException if a reference leads nowhere, or a response has no status
     */
    public static Contract read(InputStream yaml) throws IOException {
        JsonNode document = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(yaml);
        return new Contract(document, new OperationReader(document).operations());
    }

    /**
     * The operation with that {@code operationId}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation '" + id + "' in the contract"));
    }
}
