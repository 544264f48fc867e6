package dev.attachphone.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.AttachmentStatus;
import dev.attachphone.server.registry.AttachmentImport.ImportRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the rows of a CSV file to those of an import, with the vocabularies of the contracts. */
final class ImportRowParser {

    private final Instant now;
    private final Pattern number;
    private final List<String> providers;
    private final List<String> statuses;
    private final List<String> purposes;

    /**
     * Why a row is invalid.
     *
     * @param reason a word with hyphens
     * @param detail a sentence without a full stop
     */
    record InvalidRow(long line, String reason, String detail) {}

    /**
     * Creates a parser.
     *
     * @param now the time of the import, after which no number can have been attached
     */
    ImportRowParser(Instant now) {
        this.now = now;
        Contract contract = Contract.load();
        number = contract.phoneNumberPattern();
        providers = contract.providers();
        Operation list = Contract.loadOperations().operation("listNumbers");
        statuses = vocabulary(list, AttachmentCsv.STATUS);
        purposes = vocabulary(list, AttachmentCsv.PURPOSE);
    }

    private static List<String> vocabulary(Operation list, String parameter) {
        return list.parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .flatMap(each -> each.schema().path("enum").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    /** Passes the row to one of the two consumers. */
    void parse(AttachmentCsv.CsvRow row, Consumer<ImportRow> valid, Consumer<InvalidRow> invalid) {
        Optional<InvalidRow> problem = problem(row);
        if (problem.isPresent()) {
            invalid.accept(problem.get());
            return;
        }
        String status = row.get(AttachmentCsv.STATUS);
        String purpose = row.get(AttachmentCsv.PURPOSE);
        valid.accept(new ImportRow(
                row.line(),
                row.get(AttachmentCsv.NUMBER),
                row.get(AttachmentCsv.ACCOUNT),
                row.get(AttachmentCsv.AGENT_ID),
                row.get(AttachmentCsv.PROVIDER),
                status.isEmpty() ? null : AttachmentStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                purpose.isEmpty() ? null : purpose,
                instant(row)));
    }

    private Optional<InvalidRow> problem(AttachmentCsv.CsvRow row) {
        if (!number.matcher(row.get(AttachmentCsv.NUMBER)).matches()) {
            return invalid(row, "invalid-number", "The number is not in E.164 format");
        }
        if (!providers.contains(row.get(AttachmentCsv.PROVIDER))) {
            return invalid(row, "invalid-provider", "The provider is none of " + providers);
        }
        if (!isEmptyOr(statuses::contains, row.get(AttachmentCsv.STATUS))) {
            return invalid(row, "unknown-status", "The status is none of " + statuses);
        }
        if (!isEmptyOr(purposes::contains, row.get(AttachmentCsv.PURPOSE))) {
            return invalid(row, "unknown-purpose", "The purpose is none of " + purposes);
        }
        if (!isEmptyOr(text -> instant(row) != null, row.get(AttachmentCsv.ATTACHED_AT))) {
            return invalid(
                    row, "invalid-time", "attached_at is in the future, or is not a time such as 2027-01-24T00:00:00Z");
        }
        return Optional.empty();
    }

    private static Optional<InvalidRow> invalid(AttachmentCsv.CsvRow row, String reason, String detail) {
        return Optional.of(new InvalidRow(row.line(), reason, detail));
    }

    private static boolean isEmptyOr(Predicate<String> condition, String value) {
        return value.isEmpty() || condition.test(value);
    }

    private @Nullable Instant instant(AttachmentCsv.CsvRow row) {
        try {
            Instant instant = Instant.parse(row.get(AttachmentCsv.ATTACHED_AT)).truncatedTo(ChronoUnit.MILLIS);
            return instant.isAfter(now) || instant.isBefore(Instant.EPOCH) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
