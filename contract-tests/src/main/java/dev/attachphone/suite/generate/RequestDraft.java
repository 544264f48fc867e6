package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.check.Layer;
import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.OracleRequest;
import dev.attachphone.suite.oracle.OracleRequest.HttpViolation;
import dev.attachphone.suite.oracle.Prediction;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A mutable request: what a case sends, and the facts from which the oracle predicts the answer. */
final class RequestDraft {

    private final Operation operation;
    private final ContractLimits limits;
    private final ObjectNode body;
    private final ObjectNode send = JsonNodeFactory.instance.objectNode();
    private final Set<HttpViolation> violations = EnumSet.noneOf(HttpViolation.class);
    private final Set<OracleAccount> addedAccounts = EnumSet.noneOf(OracleAccount.class);
    private Optional<BodyTemplate> template = Optional.empty();
    private String transferCoding = "";

    RequestDraft(Contract contract, Operation operation, ObjectNode body) {
        this.operation = operation;
        this.limits = contract.limits();
        this.body = body;
    }

    Operation operation() {
        return operation;
    }

    /** The mutable JSON object from which the body is written. */
    ObjectNode body() {
        return body;
    }

    String role() {
        return send.path("as").asText(OracleAccount.VALID.role());
    }

    /** Sets the role of the credential. */
    RequestDraft as(String role) {
        send.put("as", role);
        return this;
    }

    /** Sets {@code in}, {@code method}, {@code path} or {@code query}. */
    void set(String field, String value) {
        send.put(field, value);
    }

    /** Adds a header. */
    void header(String name, String value) {
        ObjectNode headers = send.withObjectProperty("headers");
        JsonNode earlier = headers.path(name);
        if (earlier instanceof ArrayNode values) {
            values.add(value);
        } else if (earlier.isTextual()) {
            headers.putArray(name).add(earlier).add(value);
        } else {
            headers.set(name, TextNode.valueOf(value));
        }
    }

    /** Sets a header that proxies refuse when it occurs twice. */
    void singleHeader(String name, String value) {
        send.withObjectProperty("headers").put(name, value);
    }

    void withoutHeader(String name) {
        send.withObjectProperty("headers").putNull(name);
    }

    /** Sends an invalid credential or none, unless an account was added. */
    void withoutAccount(String role) {
        if (!addedAccounts.isEmpty()) {
            return;
        }
        // Without an account, placeholders refer to the primary account, which has configured every provider it names.
        if (body.path("provider").asText().equals(ProviderPlaceholder.UNCONFIGURED)) {
            body.put("provider", ProviderPlaceholder.FIRST);
        }
        send.put("as", role);
    }

    /** Sets whether a part of the HTTP request violates the contract. */
    void setInvalid(HttpViolation part, boolean invalid) {
        if (invalid) {
            violations.add(part);
        } else {
            violations.remove(part);
        }
    }

    /** Whether the content type of the request is right and its content coding is not. */
    boolean isOnlyContentCodingInvalid() {
        return violations.contains(HttpViolation.CONTENT_CODING) && !violations.contains(HttpViolation.CONTENT_TYPE);
    }

    /** Makes the request target longer than the contract permits. */
    void tooLongTarget() {
        violations.add(HttpViolation.TARGET_SIZE);
    }

    /** Makes the headers larger than the contract permits. */
    void tooLargeHeaders() {
        header("X-Padding", "x".repeat(limits.maxHeaderBytes()));
        violations.add(HttpViolation.HEADERS_SIZE);
    }

    /** Sends the body in chunks with this {@code Transfer-Encoding}, which has an unsupported coding besides chunked. */
    void setTransferCoding(String coding) {
        transferCoding = coding;
        violations.add(HttpViolation.TRANSFER_CODING);
    }

    /** Records that an additional header carries a credential of this account. */
    void addAccount(OracleAccount account) {
        addedAccounts.add(account);
    }

    boolean hasAddedAccount() {
        return !addedAccounts.isEmpty();
    }

    /** Sets how the body is written. A body that is no longer an object does not become one again. */
    void setTemplate(BodyTemplate next) {
        if (!next.isObject() || template.map(BodyTemplate::isObject).orElse(true)) {
            template = Optional.of(next);
        }
    }

    /** The request as a case describes it. */
    JsonNode send() {
        boolean isHeadTooLarge =
                violations.contains(HttpViolation.TARGET_SIZE) || violations.contains(HttpViolation.HEADERS_SIZE);
        if (violations.contains(HttpViolation.TRANSFER_CODING) && !isHeadTooLarge) {
            return inChunks();
        }
        ObjectNode all = send.deepCopy();
        if (violations.contains(HttpViolation.TARGET_SIZE)) {
            all.put("query", "x".repeat(limits.maxRequestTargetBytes()));
        }
        // A target closes the connection after a head that is too large. The client could not send a large body.
        if (violations.contains(HttpViolation.SIZE) && !isHeadTooLarge) {
            all.set("body", body);
            all.put("size", limits.maxBodyBytes() + 1);
        } else if (template.isPresent()) {
            template.get().write(all, body);
        } else {
            all.set("body", body);
        }
        return all;
    }

    /** Java's HTTP client cannot send this header. The other parts of the request do not matter. */
    private JsonNode inChunks() {
        ObjectNode chunked = JsonNodeFactory.instance.objectNode();
        chunked.put(
                "wire",
                operation.method() + " ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: " + transferCoding + "\r\n\r\n${chunks}0\r\n\r\n");
        chunked.set("body", body);
        return chunked.put("as", role());
    }

    /** The layer of a case that sends this request and expects the predicted answer. */
    Layer layer(Prediction prediction) {
        if (credentials() > 1) {
            return Layer.OWN;
        }
        Layer ofAnswer = Layer.of(operation.answer(prediction.answer()));
        // Some of the bodies are malformed by our own rules only, such as those with duplicate keys.
        boolean isOwn = violations.isEmpty()
                ? !template.map(BodyTemplate::isObject).orElse(true)
                : violations.stream().allMatch(this::isOwnRule);
        return ofAnswer == Layer.HTTP && isOwn ? Layer.OWN : ofAnswer;
    }

    // A proxy may join the values of a header, and the page does not say what several credentials mean.
    private long credentials() {
        long added = send.path("headers")
                .propertyStream()
                .filter(header ->
                        operation.credentialHeaders().contains(header.getKey().toLowerCase(Locale.ROOT)))
                .mapToLong(header -> Math.max(1, header.getValue().size()))
                .sum();
        return added + (role().equals("none") ? 0 : 1);
    }

    // Other targets may ignore Accept, accept more bytes, normalize the path, or answer OPTIONS.
    private boolean isOwnRule(HttpViolation violation) {
        return switch (violation) {
            case TRANSFER_CODING -> false;
            case METHOD -> send.path("method").asText().equals("OPTIONS");
            case PATH -> normalized(send.path("path").asText()).endsWith(operation.path());
            default -> true;
        };
    }

    private static String normalized(String path) {
        return path.toLowerCase(Locale.ROOT)
                .replaceFirst("[;.%].*", "")
                .replaceAll("/+", "/")
                .replaceFirst("/$", "");
    }

    /** The facts for the oracle. */
    OracleRequest oracleRequest() {
        Set<OracleAccount> accounts = EnumSet.noneOf(OracleAccount.class);
        accounts.addAll(addedAccounts);
        OracleAccount.of(role()).ifPresent(accounts::add);
        boolean isObject = template.map(BodyTemplate::isObject).orElse(true);
        return new OracleRequest(role(), accounts, violations, Optional.of(body).filter(any -> isObject));
    }
}
