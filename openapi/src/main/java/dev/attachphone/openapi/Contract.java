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
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI contract: {@code attach-phone-number.yaml} or {@code operations.yaml}. It gives access to the operations with their named
 * answers, and to the limits and vocabulary that every program reads from here. Immutable if the document is not changed.
 *
 * <p>The build of this module validates the contract files. Reading them does not validate them again, which makes it much faster than
 * a full OpenAPI parser.
 */
public final class Contract {

    private final JsonNode document;
    private final List<Operation> operations;
    private final List<String> providers;
    private final @Nullable ContractLimits limits;
    private final @Nullable AgentIdFormat agentIdFormat;
    private final @Nullable Pattern phoneNumberPattern;

    private Contract(JsonNode document) {
        this.document = document;
        this.operations = new OperationReader(document).operations();
        this.providers = schema("Provider")
                .path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        this.limits = document.has("x-limits") ? ContractLimits.of(document) : null;
        this.agentIdFormat = document.at(AgentIdFormat.POINTER).isMissingNode() ? null : AgentIdFormat.of(document);
        this.phoneNumberPattern = schema("PhoneNumber").has("pattern")
                ? JavaPatterns.at(document, "/components/schemas/PhoneNumber/pattern")
                : null;
    }

    private JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    // Holder classes, so that each file is read at most once.
    private static final class PublicContract {
        private static final Contract CONTRACT = load("attach-phone-number.yaml");
    }

    private static final class OperationsContract {
        private static final Contract CONTRACT = load("operations.yaml");
    }

    /** Returns the public contract of this build. The first call reads it. */
    public static Contract load() {
        return PublicContract.CONTRACT;
    }

    /** Returns the contract of the operations port of this build. The first call reads it. */
    public static Contract loadOperations() {
        return OperationsContract.CONTRACT;
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
     * @throws InvalidContractException if a reference cannot be resolved, a response has no status, or a limit or pattern is invalid
     */
    public static Contract of(JsonNode document) {
        return new Contract(document);
    }

    /** The whole document; for reading only. */
    public JsonNode document() {
        return document;
    }

    /** The operations, in the order of the document. */
    public List<Operation> operations() {
        return operations;
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
     * @throws InvalidContractException if the contract has none
     */
    public ContractLimits limits() {
        return required(limits, "x-limits");
    }

    /** The telephony providers, in the order of the contract. */
    public List<String> providers() {
        return providers;
    }

    /**
     * The pattern of a phone number in E.164 format, to be matched against the whole string.
     *
     * @throws InvalidContractException if the contract has none
     */
    public Pattern phoneNumberPattern() {
        return required(phoneNumberPattern, "pattern of PhoneNumber");
    }

    /**
     * The most different numbers of one attach request.
     *
     * @throws InvalidContractException if the contract has no such limit
     */
    public int maxNumbers() {
        JsonNode maxItems = schema("AttachPhoneNumberRequest").at("/properties/numbers/maxItems");
        return required(maxItems.isInt() ? maxItems.asInt() : null, "maxItems of AttachPhoneNumberRequest.numbers");
    }

    /**
     * The format of the ids of created agents.
     *
     * @throws InvalidContractException if the contract has none
     */
    public AgentIdFormat agentIdFormat() {
        return required(agentIdFormat, "x-generated of Agent.id");
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidContractException("the contract has no " + name);
        }
        return value;
    }
}
