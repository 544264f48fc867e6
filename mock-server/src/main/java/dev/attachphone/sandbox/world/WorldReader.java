package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.attachphone.openapi.Contract;
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
import org.jspecify.annotations.Nullable;

/** Reads worlds that clients declare. */
public final class WorldReader {

    private final JsonMapper json = mapper(new JsonFactory());
    private final JsonMapper yaml = mapper(new YAMLFactory());

    private final Supplier<Contract> contract;

    /**
     * Makes a reader.
     *
     * @param contract the contract as it is at the moment: it says which providers and numbers there are
     */
    public WorldReader(Supplier<Contract> contract) {
        this.contract = contract;
    }

    /**
     * Reads the world of the account's token.
     *
     * @throws InvalidWorldException if it is none
     */
    public WorldDeclaration read(TenantAccount tenantAccount, String text) throws InvalidWorldException {
        try {
            Preconditions.that(!text.isBlank(), "the body is empty; {} leaves everything open");
            @Nullable WorldDocument document = json.readValue(text, WorldDocument.class);
            Preconditions.that(
                    document != null, "a world is an object in JSON, and not null; {} leaves everything open");
            return checks().validate(tenantAccount.tenant(), Objects.requireNonNull(document));
        } catch (JsonProcessingException e) {
            throw WorldParseErrors.because(e, "JSON");
        }
    }

    /**
     * Reads a file, in YAML or JSON, with a world for each token.
     *
     * @throws InvalidWorldException if it cannot be read or is none
     */
    public Map<String, WorldDeclaration> read(Path file) throws InvalidWorldException {
        try (var in = Files.newBufferedReader(file)) {
            return worlds(yaml.readValue(in, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new InvalidWorldException(
                    file + ": " + WorldParseErrors.because(e, "YAML").getMessage());
        } catch (InvalidWorldException e) {
            throw new InvalidWorldException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new InvalidWorldException(file + ": it cannot be read");
        }
    }

    private Map<String, WorldDeclaration> worlds(@Nullable Map<String, @Nullable WorldDocument> documents)
            throws InvalidWorldException {
        Preconditions.that(documents != null, "it has no token");
        WorldValidator checks = checks();
        Map<String, WorldDeclaration> worlds = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable WorldDocument> each :
                Objects.requireNonNull(documents).entrySet()) {
            String realm = realm(each.getKey());
            Preconditions.that(!worlds.containsKey(realm), each.getKey() + ": it is the same account as " + realm);
            try {
                // A token with nothing behind it is how YAML says that nothing is declared of it.
                worlds.put(
                        realm,
                        checks.validate(
                                realm, Objects.requireNonNullElse(each.getValue(), new WorldDocument(null, null))));
            } catch (InvalidWorldException e) {
                throw new InvalidWorldException(each.getKey() + "." + e.getMessage());
            }
        }
        return worlds;
    }

    private static String realm(String token) throws InvalidWorldException {
        TenantAccount tenantAccount = TenantAccount.of(token);
        Preconditions.that(
                tenantAccount.name().isEmpty(), token + ": the token of a world has no colon; name the account in it");
        Preconditions.that(
                RequestCredentials.isValid(token),
                "'" + token + "': nobody can send this token; one has 1 to " + RequestCredentials.MAX_LENGTH
                        + " visible ASCII characters");
        return tenantAccount.tenant();
    }

    private WorldValidator checks() {
        return new WorldValidator(contract.get(), new DefaultWorld(DemoWorld.load(), contract));
    }

    /** A mapper that takes no number for a text. */
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
