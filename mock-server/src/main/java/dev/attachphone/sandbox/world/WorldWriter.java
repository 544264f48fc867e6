package dev.attachphone.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attachphone.sandbox.world.RawWorldDeclaration.AccountDocument;
import dev.attachphone.sandbox.world.RawWorldDeclaration.ConfirmationDocument;
import dev.attachphone.sandbox.world.RawWorldDeclaration.NumberDocument;
import dev.attachphone.sandbox.world.WorldDeclaration.Confirmation;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredAccount;
import dev.attachphone.sandbox.world.WorldDeclaration.DeclaredNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes worlds in the form that {@link WorldReader} reads. */
public final class WorldWriter {

    private static final JsonMapper MAPPER = new JsonMapper();

    private WorldWriter() {}

    /** The world as JSON. */
    public static JsonNode json(WorldDeclaration world) {
        return MAPPER.valueToTree(new RawWorldDeclaration(
                world.accounts().entrySet().stream()
                        .map(entry -> account(entry.getKey(), entry.getValue()))
                        .toList(),
                world.held().stream().map(WorldWriter::number).toList()));
    }

    private static AccountDocument account(String name, DeclaredAccount account) {
        Map<String, @Nullable ConfirmationDocument> confirmations = new LinkedHashMap<>();
        account.confirmations()
                .forEach((provider, confirmation) -> confirmations.put(provider, document(confirmation)));
        return new AccountDocument(
                name,
                account.agents().orElse(null),
                account.created().isEmpty() ? null : account.created(),
                providers(account, NumberStatus.ACTIVE),
                providers(account, NumberStatus.PENDING),
                confirmations.isEmpty() ? null : confirmations);
    }

    private static @Nullable List<String> providers(DeclaredAccount account, NumberStatus status) {
        return account.providers()
                .map(all -> all.entrySet().stream()
                        .filter(provider -> provider.getValue() == status
                                && !account.confirmations().containsKey(provider.getKey()))
                        .map(Map.Entry::getKey)
                        .toList())
                .orElse(null);
    }

    private static NumberDocument number(DeclaredNumber number) {
        return new NumberDocument(
                number.number(),
                number.account(),
                number.agent(),
                number.provider(),
                number.status().text(),
                number.attachedAt().map(Instant::toString).orElse(null),
                number.confirmation().map(WorldWriter::document).orElse(null));
    }

    private static ConfirmationDocument document(Confirmation confirmation) {
        return new ConfirmationDocument(
                confirmation
                        .after()
                        .map(Duration::toSeconds)
                        .map(Math::toIntExact)
                        .orElse(null),
                confirmation.requests().isPresent() ? confirmation.requests().getAsInt() : null);
    }
}
