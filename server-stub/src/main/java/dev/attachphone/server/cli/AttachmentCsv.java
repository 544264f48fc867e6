package dev.attachphone.server.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.attachphone.server.cli.option.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV files of attachments: RFC 4180 in UTF-8, with a header. */
final class AttachmentCsv {

    static final String NUMBER = "number";
    static final String ACCOUNT = "account";
    static final String AGENT_ID = "agent_id";
    static final String PROVIDER = "provider";
    static final String STATUS = "status";
    static final String PURPOSE = "purpose";
    static final String ATTACHED_AT = "attached_at";

    /** The columns in the order of an export; a file that is read may have another order. */
    static final List<String> COLUMNS = List.of(NUMBER, ACCOUNT, AGENT_ID, PROVIDER, STATUS, PURPOSE, ATTACHED_AT);

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    /**
     * A row of a file.
     *
     * @param line the line on which it begins, from 1
     * @param values the values by column
     */
    record CsvRow(long line, Map<String, String> values) {

        String get(String column) {
            return values.getOrDefault(column, "");
        }
    }

    private record Values(long line, List<String> list) {}

    /** Receives the rows of a file. */
    interface RowHandler {
        void handle(CsvRow row);
    }

    private AttachmentCsv() {}

    /**
     * Reads a file.
     *
     * @throws UsageException if the file cannot be read, or is not a CSV file with these columns; the message names the line
     */
    static void read(Path file, RowHandler handler) {
        try (InputStream input = Files.newInputStream(file)) {
            read(file, input, handler);
        } catch (NoSuchFileException e) {
            throw new UsageException(file + " does not exist");
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static void read(Path file, InputStream input, RowHandler handler) throws IOException {
        Utf8LineReader reader = new Utf8LineReader(input);
        try (CsvParser parser = FACTORY.createParser(reader)) {
            Values values = row(parser, reader);
            List<String> header = requireColumns(file, values);
            values = row(parser, reader);
            while (values != null) {
                if (values.list().size() != header.size()) {
                    throw new UsageException(file + " line " + values.line() + " has "
                            + values.list().size() + " values, but the header has " + header.size());
                }
                handler.handle(new CsvRow(values.line(), byColumn(header, values.list())));
                values = row(parser, reader);
            }
        } catch (JsonProcessingException e) {
            throw new UsageException(file + " line " + reader.line() + " is not CSV: " + e.getOriginalMessage());
        } catch (Utf8LineReader.InvalidLineException e) {
            throw new UsageException(file + " " + e.getMessage());
        }
    }

    // The line is that of the first value, because the parser looks for the next row at the end of one.
    private static @Nullable Values row(CsvParser parser, Utf8LineReader reader) throws IOException {
        if (parser.nextToken() == null) {
            return null;
        }
        List<String> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        long line = reader.line();
        while (token == JsonToken.VALUE_STRING) {
            values.add(parser.getText());
            token = parser.nextToken();
        }
        return new Values(line, values);
    }

    private static List<String> requireColumns(Path file, @Nullable Values first) {
        List<String> header = first == null ? List.of() : first.list();
        if (header.size() != COLUMNS.size() || !new HashSet<>(header).equals(new HashSet<>(COLUMNS))) {
            throw new UsageException(
                    file + " line 1 must have the columns " + String.join(",", COLUMNS) + ", in any order");
        }
        return header;
    }

    private static Map<String, String> byColumn(List<String> header, List<String> values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), values.get(i));
        }
        return row;
    }

    /** Writes rows in CSV. Closing it does not close the output. */
    static final class RowWriter implements AutoCloseable {

        private final CsvGenerator generator;

        RowWriter(Writer output) throws IOException {
            generator = FACTORY.createGenerator(output);
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        }

        void write(List<String> values) throws IOException {
            generator.writeStartArray();
            for (String value : values) {
                generator.writeString(value);
            }
            generator.writeEndArray();
        }

        @Override
        public void close() throws IOException {
            generator.close();
        }
    }
}
