package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits.TextLimit;
import dev.attachphone.openapi.DemoWorld;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.TenantAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads declared worlds from JSON request bodies and from YAML or JSON files. Thread-safe. */
public final class WorldReader {

    private static final RawWorldDeclaration EMPTY = new RawWorldDeclaration(null, null);

    private final JsonMapper json = mapper(new JsonFactory());
    private final JsonMapper yaml = mapper(new YAMLFactory());
    private final Supplier<Contract> contract;

    /**
     * Creates a reader.
     *
     * @param contract supplies the contract in effect, which defines the providers and the format of phone numbers
     */
    public WorldReader(Supplier<Contract> contract) {
        this.contract = contract;
    }

    /**
     * Reads the world of the account's tenant from JSON.
     *
     * @throws InvalidWorldException if the text is not a valid world
     */
    public WorldDeclaration read(TenantAccount account, String text) throws InvalidWorldException {
        if (text.isBlank()) {
            throw new InvalidWorldException("the body is empty; send {} to declare nothing");
        }
        try {
            @Nullable RawWorldDeclaration document = json.readValue(text, RawWorldDeclaration.class);
            if (document == null) {
                throw new InvalidWorldException(
                        "the world must be a JSON object, not null; send {} to declare nothing");
            }
            return validator().validate(account.tenant(), document);
        } catch (JsonProcessingException e) {
            throw new InvalidWorldException(describe(e, "JSON"));
        }
    }

    /**
     * Reads a snapshot: JSON with one token, whose world becomes that of the account's tenant.
     *
     * @throws InvalidWorldException if the text is not a valid snapshot
     */
    public WorldDeclaration readSnapshot(TenantAccount account, String text) throws InvalidWorldException {
        try {
            @Nullable
            Map<String, @Nullable RawWorldDeclaration> documents = json.readValue(text, new TypeReference<>() {});
            if (documents == null || documents.size() != 1) {
                throw new InvalidWorldException("a snapshot must be a JSON object with one token and its world");
            }
            @Nullable
            RawWorldDeclaration document = documents.values().iterator().next();
            return validator().validate(account.tenant(), Objects.requireNonNullElse(document, EMPTY));
        } catch (JsonProcessingException e) {
            throw new InvalidWorldException(describe(e, "JSON"));
        }
    }

    /**
     * Reads a YAML or JSON file with one world for each token.
     *
     * @return the worlds by tenant
     * @throws InvalidWorldException if the file cannot be read or a world is invalid
     */
    public Map<String, WorldDeclaration> read(Path file) throws InvalidWorldException {
        try (var in = Files.newBufferedReader(file)) {
            return worlds(yaml.readValue(in, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new InvalidWorldException(file + ": " + describe(e, "YAML"));
        } catch (InvalidWorldException e) {
            throw new InvalidWorldException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new InvalidWorldException(file + ": cannot be read");
        }
    }

    private Map<String, WorldDeclaration> worlds(@Nullable Map<String, @Nullable RawWorldDeclaration> documents)
            throws InvalidWorldException {
        if (documents == null) {
            throw new InvalidWorldException("the file is empty; it must map each token to a world");
        }
        WorldValidator validator = validator();
        Map<String, WorldDeclaration> worlds = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable RawWorldDeclaration> entry : documents.entrySet()) {
            String token = entry.getKey();
            String tenant = tenant(token);
            if (worlds.containsKey(tenant)) {
                throw new InvalidWorldException(token + ": this is the same account as " + tenant);
            }
            try {
                // In YAML, a token without a value declares nothing.
                worlds.put(tenant, validator.validate(tenant, Objects.requireNonNullElse(entry.getValue(), EMPTY)));
            } catch (InvalidWorldException e) {
                throw new InvalidWorldException(token + "." + e.getMessage());
            }
        }
        return worlds;
    }

    private String tenant(String token) throws InvalidWorldException {
        TextLimit limit = contract.get().limits().credential();
        TenantAccount account = TenantAccount.of(token);
        if (!account.name().isEmpty()) {
            throw new InvalidWorldException(
                    token + ": the token of a world has no colon; declare the account inside the world");
        }
        if (!RequestCredentials.isValid(token, limit)) {
            throw new InvalidWorldException("'" + token + "' is not a valid token; a token has 1 to "
                    + limit.maxLength() + " visible ASCII characters");
        }
        return account.tenant();
    }

    private WorldValidator validator() {
        return new WorldValidator(contract.get(), new DefaultWorld(DemoWorld.load(), contract));
    }

    private static String describe(JsonProcessingException e, String format) {
        if (e.getCause() instanceof StreamReadException syntaxError) {
            return describe(syntaxError, format);
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return "a world must be an object in " + format
                    + (e.getLocation() == null
                            ? ""
                            : "; line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + " is not valid " + format);
        }
        String position = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        if (e instanceof UnrecognizedPropertyException unknown) {
            return position + " is an unknown field; the fields are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        return (position.isEmpty() ? "the world" : position) + " has the wrong type";
    }

    /** Creates a mapper that does not convert numbers and booleans to strings. */
    private static JsonMapper mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
