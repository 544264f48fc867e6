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
import dev.attachphone.sandbox.request.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
     * Reads the world of one token.
     *
     * @throws BadWorld if it is none
     */
    public Declaration read(String text) throws BadWorld {
        try {
            return new WorldChecks(contract.get())
                    .checked(Objects.requireNonNullElse(
                            json.readValue(text, WorldDocument.class), new WorldDocument(null, null)));
        } catch (JsonProcessingException e) {
            throw bad(e, "JSON");
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
            throw new BadWorld(file + ": " + bad(e, "YAML").getMessage());
        } catch (BadWorld e) {
            throw new BadWorld(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadWorld(file + ": it cannot be read");
        }
    }

    private Map<String, Declaration> worlds(Map<String, @Nullable WorldDocument> documents) throws BadWorld {
        WorldChecks checks = new WorldChecks(contract.get());
        Map<String, Declaration> worlds = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable WorldDocument> each : documents.entrySet()) {
            String token = each.getKey();
            Account account = Account.of(token);
            if (!account.name().isEmpty()) {
                throw new BadWorld(token + ": the token of a world has no colon; name the account in it");
            }
            try {
                worlds.put(
                        account.realm(),
                        checks.checked(Objects.requireNonNullElse(each.getValue(), new WorldDocument(null, null))));
            } catch (BadWorld e) {
                throw new BadWorld(token + "." + e.getMessage());
            }
        }
        return worlds;
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

    private static BadWorld bad(JsonProcessingException e, String format) {
        if (e.getCause() instanceof StreamReadException unreadable) {
            return bad(unreadable, format);
        }
        if (!(e instanceof JsonMappingException mapping)) {
            return new BadWorld("a world is an object in " + format
                    + (e.getLocation() == null
                            ? ""
                            : "; line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + " is not " + format));
        }
        String place = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return new BadWorld(
                e instanceof UnrecognizedPropertyException unknown
                        ? place + " is not known; there are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                        : (place.isEmpty() ? "the world" : place) + " is of another type than it should be");
    }
}
