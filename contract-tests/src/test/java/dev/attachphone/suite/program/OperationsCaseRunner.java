package dev.attachphone.suite.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.exchange.ExchangeListener;
import dev.attachphone.suite.exchange.NoResponseException;
import dev.attachphone.suite.exchange.Payload;
import dev.attachphone.suite.exchange.RawRequest;
import dev.attachphone.suite.exchange.TargetClient;
import dev.attachphone.suite.exchange.TargetReply;
import dev.attachphone.suite.exchange.TargetRequest;
import dev.attachphone.suite.exchange.TrustedCertificates;
import dev.attachphone.suite.program.OperationsCases.Step;
import dev.attachphone.suite.program.OperationsCases.With;
import dev.attachphone.suite.program.process.PackagedProgram;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs cases against the ports of a server and validates every answer against its contract. Thread-safe. */
final class OperationsCaseRunner {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z0-9-]+)}");
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Contract operations = Contract.loadOperations();
    private final Contract api = Contract.load();
    private final PackagedProgram server;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    OperationsCaseRunner(PackagedProgram server) {
        this.server = server;
    }

    /** The answers of the operations contract that were not received yet, as operation and name; HTTP errors are listed once. */
    Set<String> unseen() {
        return operations.operations().stream()
                .flatMap(operation -> operation.answers().values().stream().map(answer -> title(operation, answer)))
                .filter(title -> !seen.contains(title))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String title(Operation operation, NamedAnswer answer) {
        return answer.inDefaultResponse() ? answer.name() : operation.id() + " " + answer.name();
    }

    void play(Iterable<Step> steps) throws Exception {
        Map<String, String> known = new HashMap<>();
        for (Step step : steps) {
            play(step, known);
        }
    }

    private void play(Step step, Map<String, String> known) throws Exception {
        boolean isPublic = api.operations().stream().anyMatch(each -> each.id().equals(step.call()));
        Operation operation = (isPublic ? api : operations).operation(step.call());
        NamedAnswer expected = operation.answer(step.expect());
        Reply response = reply(operation, step, isPublic, known);
        String told = step + " was answered with " + response.status() + " " + response.body();
        assertEquals(expected.status(), response.status(), told);
        assertEquals(
                "application/json",
                response.headers().firstValue("content-type").orElse(""),
                told);
        assertEquals("no-store", response.headers().firstValue("cache-control").orElse(""), told);
        assertTrue(response.headers().firstValue("x-request-id").isPresent(), told);
        assertTrue(response.headers().firstValue("date").isPresent(), told);
        assertEquals(
                step.with() == null || step.with().contentEncoding() == null ? "" : "identity",
                response.headers().firstValue("accept-encoding").orElse(""),
                told);
        JsonNode body = JSON.readTree(response.body());
        String key = expected.inDefaultResponse() ? "default" : String.valueOf(expected.status());
        assertEquals(
                Set.of(),
                schemas.getSchema(operation.responseSchemas().get(key)).validate(body),
                told);
        // Answers of the public contract are validated by the suite.
        if (!isPublic && expected.status() >= 400 && !expected.name().equals("invalid-value")) {
            assertEquals(withoutNumbers(expected.body()), withoutNumbers(body), told);
        }
        orEmpty(step.match()).forEach((place, value) -> assertEquals(filled(value, known), at(body, place), told));
        orEmpty(step.keep())
                .forEach((name, place) -> known.put(name, at(body, place).asText()));
        seen.add(title(operation, expected));
    }

    /** A body without the numbers of the request, which {@code match} checks. */
    private static JsonNode withoutNumbers(JsonNode body) {
        JsonNode copy = body.deepCopy();
        if (copy.path("data") instanceof ObjectNode data) {
            data.remove("numbers");
        }
        return copy;
    }

    private static JsonNode at(JsonNode body, String place) {
        return place.endsWith("#")
                ? JSON.getNodeFactory()
                        .numberNode(
                                body.at(place.substring(0, place.length() - 1)).size())
                : body.at(place);
    }

    /** The reply to a step. */
    private record Reply(int status, HttpHeaders headers, String body) {}

    private Reply reply(Operation operation, Step step, boolean isPublic, Map<String, String> known) throws Exception {
        if (step.with() != null && step.with().transferCoding() != null) {
            return replyToChunks(operation, step.with().transferCoding());
        }
        HttpResponse<String> response = client.send(request(operation, step, isPublic, known), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** Java's HTTP client cannot send this header. */
    private Reply replyToChunks(Operation operation, String transferCoding) throws NoResponseException {
        URI url = server.operations();
        String text = operation.method() + " " + operation.path() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nTransfer-Encoding: " + transferCoding + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        RawRequest raw = new RawRequest(Payload.of(text, StandardCharsets.US_ASCII), false);
        TargetClient target =
                TargetClient.at(url, TrustedCertificates.jvmDefault(), Duration.ofMinutes(2), ExchangeListener.NONE);
        TargetReply reply = target.send(
                new TargetRequest(operation.method(), operation.path(), List.of(), Payload.EMPTY, Optional.of(raw)));
        return new Reply(reply.status(), reply.headers(), reply.body().text().orElse(""));
    }

    private HttpRequest request(Operation operation, Step step, boolean isPublic, Map<String, String> known)
            throws Exception {
        With with = Objects.requireNonNullElse(step.with(), With.NOTHING);
        String path = (with.otherPath() == null ? path(operation, step, known) : with.otherPath())
                + (with.queryLetters() == 0 ? "" : "?" + "x".repeat(with.queryLetters()));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create((isPublic ? server.url() : server.operations()) + path))
                .timeout(Duration.ofMinutes(2));
        String body = (step.raw() == null ? text(step.body(), known) : step.raw()) + " ".repeat(with.spaces());
        request.method(
                with.method() == null ? operation.method() : with.method(),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("Content-Type", with.contentType() == null ? "application/json" : with.contentType());
        if (with.contentEncoding() != null) {
            request.header("Content-Encoding", with.contentEncoding());
        }
        if (with.headerLetters() > 0) {
            request.header("X-Padding", "x".repeat(with.headerLetters()));
        }
        if (with.requestId() != null) {
            request.header("X-Request-Id", filled(with.requestId(), known));
        }
        if (with.idempotencyKey() != null) {
            request.header("Idempotency-Key", filled(with.idempotencyKey(), known));
        }
        if (with.accept() != null) {
            request.header("Accept", with.accept());
        }
        if (isPublic) {
            request.header(operation.credentialHeaders().get(0), filled("${credential}", known));
        } else if (with.authorization() == null) {
            request.header("Authorization", "Bearer " + PackagedProgram.OPERATOR_TOKEN);
        } else if (!with.authorization().isEmpty()) {
            request.header("Authorization", with.authorization());
        }
        return request.build();
    }

    private static String path(Operation operation, Step step, Map<String, String> known) {
        String path = operation.path();
        for (Map.Entry<String, String> parameter : orEmpty(step.path()).entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", encoded(filled(parameter.getValue(), known)));
        }
        String query = orEmpty(step.query()).entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(filled(parameter.getValue(), known)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(@Nullable JsonNode body, Map<String, String> known) {
        return body == null ? "" : filled(body, known).toString();
    }

    private static JsonNode filled(JsonNode node, Map<String, String> known) {
        try {
            return JSON.readTree(filled(node.toString(), known));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String filled(String text, Map<String, String> known) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> known.computeIfAbsent(variable.group(1), OperationsCaseRunner::newValue));
    }

    private static String newValue(String name) {
        long next = NEXT.getAndIncrement();
        return name.startsWith("number")
                ? "+1" + String.format(Locale.ROOT, "%010d", next)
                : name.startsWith("digits") ? String.format(Locale.ROOT, "%07d", next % 10_000_000) : name + next;
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : map;
    }

    /** The operations of the contract. */
    Stream<Operation> operations() {
        return operations.operations().stream();
    }
}
