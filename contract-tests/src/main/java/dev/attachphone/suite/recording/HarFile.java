package dev.attachphone.suite.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.HeaderLine;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.yaml.InvalidFileException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The exchanges of the contract's operations in an HTTP archive (HAR 1.2).
 *
 * @param exchanges the exchanges in the order of the file
 * @param skipped the number of entries with another URL or method
 */
public record HarFile(List<RecordedExchange> exchanges, int skipped) {

    // The body of another exchange in the file may be longer than what Jackson reads by default.
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    /** The request headers, besides those of credentials, on which an answer may depend; in lower case. */
    private static final Set<String> JUDGED = Set.of("accept", "content-encoding", "content-type", "prefer");

    /**
     * Reads a file.
     *
     * @throws InvalidFileException if it is not an archive, or does not hold the whole of an exchange
     */
    public static HarFile read(Path file, Contract contract) {
        JsonNode entries = json(file).path("log").path("entries");
        if (!entries.isArray()) {
            throw new InvalidFileException(file + ": log.entries is missing; name an HTTP archive (HAR 1.2)");
        }
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            new Entry(file, "log.entries[" + i + "]", entries.get(i))
                    .exchange(contract)
                    .ifPresent(exchanges::add);
        }
        List<URI> servers =
                exchanges.stream().map(RecordedExchange::base).distinct().toList();
        if (servers.size() > 1) {
            throw new InvalidFileException(file + " has requests to " + servers.get(0) + " and to " + servers.get(1)
                    + "; record one server in a file");
        }
        return new HarFile(List.copyOf(exchanges), entries.size() - exchanges.size());
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new InvalidFileException(file
                    + (e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr())
                    + " is not JSON; name an HTTP archive (HAR 1.2), exported to its end");
        } catch (IOException e) {
            throw new InvalidFileException(file + " cannot be read; name an HTTP archive (HAR 1.2)");
        }
    }

    /**
     * One entry.
     *
     * @param file the file
     * @param name the place in the file
     * @param json the entry
     */
    private record Entry(Path file, String name, JsonNode json) {

        Optional<RecordedExchange> exchange(Contract contract) {
            String method = text("request", "method");
            // A query may contain credentials of the client, and does not change the answer.
            String path = text("request", "url").split("[?#]", 2)[0];
            for (Operation operation : contract.operations()) {
                if (operation.method().equals(method) && path.endsWith(operation.path())) {
                    int base = path.length() - operation.path().length();
                    return base(path.substring(0, base))
                            .map(found ->
                                    new RecordedExchange(file, name, found, operation, request(operation), reply()));
                }
            }
            return Optional.empty();
        }

        /** The URL without the path; empty if it is not one of a server. */
        private static Optional<URI> base(String url) {
            try {
                URI base = new URI(url);
                return base.getHost() == null
                        ? Optional.empty()
                        : Optional.of(new URI(
                                base.getScheme(), null, base.getHost(), base.getPort(), base.getPath(), null, null));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        private TargetRequest request(Operation operation) {
            JsonNode request = json.path("request");
            boolean empty =
                    !request.hasNonNull("postData") && request.path("bodySize").asLong() <= 0;
            List<HeaderLine> headers = headers("request").stream()
                    .filter(header -> isJudged(operation, header))
                    .toList();
            return new TargetRequest(
                    operation.method(), operation.path(), headers, empty ? Payload.EMPTY : body("request", "postData"));
        }

        /** Whether the contract describes the header; others, such as cookies, may contain credentials and are dropped. */
        private static boolean isJudged(Operation operation, HeaderLine header) {
            return JUDGED.contains(header.name().toLowerCase(Locale.ROOT))
                    || operation.credentials().stream()
                            .filter(credential -> credential.name().equalsIgnoreCase(header.name()))
                            .anyMatch(credential ->
                                    !credential.credentialIn(header.value()).isEmpty());
        }

        private TargetReply reply() {
            JsonNode status = json.path("response").path("status");
            if (!status.isInt() || status.asInt() < TargetReply.CLOSED) {
                throw invalid("response.status", described(status) + " is not an HTTP status");
            }
            Map<String, List<String>> headers = headers("response").stream()
                    .filter(header -> !header.name().equalsIgnoreCase("Set-Cookie"))
                    .collect(Collectors.groupingBy(
                            HeaderLine::name,
                            () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                            Collectors.mapping(HeaderLine::value, Collectors.toList())));
            JsonNode content = json.path("response").path("content");
            boolean empty = !content.hasNonNull("text") && content.path("size").asLong(-1) == 0;
            return new TargetReply(
                    status.asInt(),
                    HttpHeaders.of(headers, (name, value) -> true),
                    empty ? Payload.EMPTY : body("response", "content"),
                    startedAt(),
                    Duration.ofNanos((long) (json.path("time").asDouble() * 1e6)));
        }

        private Instant startedAt() {
            JsonNode started = json.path("startedDateTime");
            try {
                return OffsetDateTime.parse(started.asText()).toInstant();
            } catch (DateTimeException e) {
                throw invalid(
                        "startedDateTime", described(started) + " is not a time such as 2026-01-24T10:30:19.000Z");
            }
        }

        // HTTP/2 has no headers with a colon; some recorders show the request line as such.
        private List<HeaderLine> headers(String message) {
            return json.path(message)
                    .path("headers")
                    .valueStream()
                    .map(header -> new HeaderLine(
                            header.path("name").asText(), header.path("value").asText()))
                    .filter(header -> !header.name().isBlank() && !header.name().startsWith(":"))
                    .toList();
        }

        private Payload body(String message, String part) {
            JsonNode content = json.path(message).path(part);
            String field = message + "." + part;
            if (!content.path("text").isTextual()) {
                throw invalid(field + ".text", "the body is missing; export the recording with its content");
            }
            String text = content.path("text").asText();
            return switch (content.path("encoding").asText("")) {
                case "" -> Payload.of(text, StandardCharsets.UTF_8);
                case "base64" -> decoded(field, text);
                default ->
                    throw invalid(
                            field + ".encoding",
                            described(content.path("encoding")) + " is unknown; only base64 can be decoded");
            };
        }

        private Payload decoded(String field, String text) {
            try {
                return new Payload(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
            } catch (IllegalArgumentException e) {
                throw invalid(field + ".text", "the body is not base64, as its encoding says; export it again");
            }
        }

        private String text(String message, String field) {
            JsonNode value = json.path(message).path(field);
            if (!value.isTextual()) {
                throw invalid(message + "." + field, described(value) + " is not a text");
            }
            return value.asText();
        }

        private static String described(JsonNode value) {
            return value.isMissingNode() ? "nothing" : "'" + value.asText() + "'";
        }

        private InvalidFileException invalid(String field, String problem) {
            return new InvalidFileException(file + ": " + name + "." + field + ": " + problem);
        }
    }
}
