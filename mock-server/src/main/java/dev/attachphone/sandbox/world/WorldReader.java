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
import dev.attachphone.sandbox.request.Account;
import dev.attachphone.sandbox.request.Credentials;
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
     * @throws BadWorld if it is none
     */
    public Declaration read(Account account, String text) throws BadWorld {
        try {
            Required.that(!text.isBlank(), "the body is empty; {} leaves everything open");
            @Nullable WorldDocument document = json.readValue(text, WorldDocument.class);
            Required.that(document != null, "a world is an object in JSON, and not null; {} leaves everything open");
            return checks().checked(account.realm(), Objects.requireNonNull(document));
        } catch (JsonProcessingException e) {
            throw Unreadable.because(e, "JSON");
        }
    }

    /**
     * Reads a file, in YAML or JSON, with a world for each token.
     *
     * @throws BadWorld if it cannot be read or is none
     */
    public Map<String, Declaration> read(Path file) throws BadWorld {
        try (var in = Files.newBufferedReader(file)) {
            return worlds(yaml.readValue(in, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new BadWorld(file + ": " + Unreadable.because(e, "YAML").getMessage());
        } catch (BadWorld e) {
            throw new BadWorld(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadWorld(file + ": it cannot be read");
        }
    }

    private Map<String, Declaration> worlds(@Nullable Map<String, @Nullable WorldDocument> documents) throws BadWorld {
        Required.that(documents != null, "it has no token");
        WorldChecks checks = checks();
        Map<String, Declaration> worlds = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable WorldDocument> each :
                Objects.requireNonNull(documents).entrySet()) {
            String realm = realm(each.getKey());
            Required.that(!worlds.containsKey(realm), each.getKey() + ": it is the same account as " + realm);
            try {
                // A token with nothing behind it is how YAML says that nothing is declared of it.
                worlds.put(
                        realm,
                        checks.checked(
                                realm, Objects.requireNonNullElse(each.getValue(), new WorldDocument(null, null))));
            } catch (BadWorld e) {
                throw new BadWorld(each.getKey() + "." + e.getMessage());
            }
        }
        return worlds;
    }

    private static String realm(String token) throws BadWorld {
        Account account = Account.of(token);
        Required.that(account.name().isEmpty(), token + ": the token of a world has no colon; name the account in it");
        Required.that(
                Credentials.isValid(token),
                "'" + token + "': nobody can send this token; one has 1 to " + Credentials.MAX_LENGTH
                        + " visible ASCII characters");
        return account.realm();
    }

    private WorldChecks checks() {
        return new WorldChecks(contract.get(), new WorldRules(DemoWorld.load(), contract));
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
