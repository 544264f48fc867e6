package dev.attachphone.openapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An OpenAPI contract: {@code attach-phone-number.yaml} or {@code operations.yaml}. It gives access to the operations with their named
 * answers, and to the limits and vocabulary that every program reads from here. Immutable if the document is not changed.
 *
 * <p>The build of this module validates the contract files. Reading them does not validate them again, which makes it much faster than
 * a full OpenAPI parser.
 *
 * @param document the whole document; for reading only
 * @param operations the operations, in the order of the document
 */
public record Contract(JsonNode document, List<Operation> operations) {

    /** Reads the public contract of this build. */
    public static Contract load() {
        return load("/openapi/attach-phone-number.yaml");
    }

    /** Reads the contract of the operations port of this build. */
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
     * @throws IOException if it cannot be read, is not YAML, or has a duplicate key
     * @throws InvalidContractException if it is not a contract
     */
    public static Contract read(InputStream yaml) throws IOException {
        return of(YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(yaml));
    }

    /**
     * Returns the contract in a document.
     *
     * @throws InvalidContractException if a reference cannot be resolved, or a response has no status
     */
    public static Contract of(JsonNode document) {
        return new Contract(document, new OperationReader(document).operations());
    }

    /**
     * Returns the operation with an {@code operationId}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation '" + id + "' in the contract"));
    }

    /**
     * The limits that no schema can express. Only the public contract has them; they apply to both ports.
     *
     * @throws InvalidContractException if one is missing or invalid
     */
    public ContractLimits limits() {
        return ContractLimits.of(document);
    }

    /** The telephony providers, in the order of the contract. */
    public List<String> providers() {
        return document.at("/components/schemas/Provider/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * The pattern of a phone number in E.164 format, to be matched against the whole string.
     *
     * @throws InvalidContractException if it is missing or invalid
     */
    public Pattern phoneNumberPattern() {
        return pattern("PhoneNumber");
    }

    /**
     * The pattern that is found in every agent id that is not blank.
     *
     * @throws InvalidContractException if it is missing or invalid
     */
    public Pattern agentIdPattern() {
        return pattern("AgentId");
    }

    /**
     * The format of the ids of created agents.
     *
     * @throws InvalidContractException if it is missing or invalid
     */
    public AgentIdFormat agentIdFormat() {
        return AgentIdFormat.of(document);
    }

    private Pattern pattern(String schema) {
        return JavaPatterns.at(document, "/components/schemas/" + schema + "/pattern");
    }
}
