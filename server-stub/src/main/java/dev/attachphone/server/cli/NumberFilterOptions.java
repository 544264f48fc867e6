package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.cli.option.UsageException;
import dev.attachphone.server.operations.RequestSchemaValidator;
import dev.attachphone.server.registry.AttachmentRegistry.NumberFilter;
import dev.attachphone.server.registry.Registries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select numbers. The values are those of the parameters of {@code GET /numbers}. */
final class NumberFilterOptions {

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Only numbers of the account with this id or name.")
    @Nullable
    String account;

    @Option(names = "--agent", paramLabel = "ID", description = "Only numbers of this agent.")
    @Nullable
    String agent;

    @Option(names = "--provider", paramLabel = "PROVIDER", description = "Only numbers of this provider.")
    @Nullable
    String provider;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only numbers with this status: active, pending or inactive.")
    @Nullable
    String status;

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "Only numbers with this purpose: TEST or PRODUCTION.")
    @Nullable
    String purpose;

    @Option(names = "--prefix", paramLabel = "DIGITS", description = "Only numbers that begin so, such as +9180.")
    @Nullable
    String prefix;

    @Option(
            names = "--last-digits",
            paramLabel = "DIGITS",
            description =
                    "Only numbers that end with these digits, of which there must be at least four. Every number that"
                            + " the other options select is read.")
    @Nullable
    String lastDigits;

    /**
     * The selected numbers.
     *
     * @throws dev.attachphone.server.operations.InvalidValueException if a value is invalid
     * @throws UsageException if the account does not exist
     */
    NumberFilter filter(Registries registries) {
        require("provider", provider);
        require("status", status);
        require("purpose", purpose);
        require("prefix", prefix);
        require("last_digits", lastDigits);
        return new NumberFilter(
                account == null
                        ? null
                        : AccountCommand.find(registries.accounts(), account).id(),
                agent,
                provider,
                status(status),
                purpose,
                prefix,
                lastDigits);
    }

    /**
     * Requires that a value is one of a parameter, whose option has the same name.
     *
     * @throws dev.attachphone.server.operations.InvalidValueException if it is not
     */
    static void require(String parameter, @Nullable String value) {
        if (value != null) {
            JsonNode schema = Contract.loadOperations().operation("listNumbers").parameters().stream()
                    .filter(each -> each.name().equals(parameter))
                    .findFirst()
                    .orElseThrow()
                    .schema();
            RequestSchemaValidator.require(schema, "--" + parameter.replace('_', '-'), TextNode.valueOf(value));
        }
    }

    static @Nullable AttachmentStatus status(@Nullable String word) {
        return word == null ? null : AttachmentStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
