package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.oracle.OracleAccount;
import dev.attachphone.suite.oracle.OracleRequest;
import dev.attachphone.suite.oracle.OracleRequest.HttpViolation;
import dev.attachphone.suite.oracle.ProviderPlaceholder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A request in the making: what is sent, and beside it what the oracle needs to know of it. */
final class RequestDraft {

    private static final int TOO_LARGE = 262_145;

    private final Operation operation;
    private final ObjectNode body;
    private final ObjectNode send = JsonNodeFactory.instance.objectNode();
    private final Set<HttpViolation> setInvalid = EnumSet.noneOf(HttpViolation.class);
    private final Set<OracleAccount> beside = EnumSet.noneOf(OracleAccount.class);
    private Optional<BodyTemplate> text = Optional.empty();

    RequestDraft(Operation operation, ObjectNode body) {
        this.operation = operation;
        this.body = body;
    }

    Operation operation() {
        return operation;
    }

    /** The body as long as it is an object; may be changed. */
    ObjectNode body() {
        return body;
    }

    String role() {
        return send.path("as").asText(OracleAccount.VALID.role());
    }

    /** In whose name the request is sent. */
    RequestDraft as(String role) {
        send.put("as", role);
        return this;
    }

    /** Sets the header for the credential, the method, the path or the query. */
    void set(String field, String value) {
        send.put(field, value);
    }

    /** Adds a header line. */
    void header(String name, String value) {
        ObjectNode headers = send.withObjectProperty("headers");
        JsonNode earlier = headers.path(name);
        if (earlier instanceof ArrayNode lines) {
            lines.add(value);
        } else if (earlier.isTextual()) {
            headers.putArray(name).add(earlier).add(value);
        } else {
            headers.set(name, TextNode.valueOf(value));
        }
    }

    void withoutHeader(String name) {
        send.withObjectProperty("headers").putNull(name);
    }

    /** Sends the request with a credential that is worth nothing, or none, unless another header names an account. */
    void withoutAccount(String role) {
        if (!beside.isEmpty()) {
            return;
        }
        // From here on the words stand for what the account with two agents has, which has configured everything it
        // names.
        if (body.path("provider").asText().equals(ProviderPlaceholder.UNCONFIGURED)) {
            body.put("provider", ProviderPlaceholder.FIRST);
        }
        send.put("as", role);
    }

    /** Says whether a part of HTTP is not as it should be. */
    void setInvalid(HttpViolation part, boolean isWrong) {
        if (isWrong) {
            setInvalid.add(part);
        } else {
            setInvalid.remove(part);
        }
    }

    /** Says that a header names this account, apart from the credential of the role. */
    void addAccount(OracleAccount oracleAccount) {
        beside.add(oracleAccount);
    }

    boolean hasAddedAccount() {
        return !beside.isEmpty();
    }

    /** Says how the body is written; one that is no object any more stays none. */
    void setTemplate(BodyTemplate how) {
        if (!how.isObject() || text.map(BodyTemplate::isObject).orElse(true)) {
            text = Optional.of(how);
        }
    }

    /** What is sent, as a case says it. */
    JsonNode send() {
        ObjectNode all = send.deepCopy();
        if (setInvalid.contains(HttpViolation.SIZE)) {
            all.set("body", body);
            all.put("size", TOO_LARGE);
        } else if (text.isPresent()) {
            text.get().write(all, body);
        } else {
            all.set("body", body);
        }
        return all;
    }

    /** What is sent, as the oracle wants to know it. */
    OracleRequest oracleRequest() {
        Set<OracleAccount> accounts = EnumSet.noneOf(OracleAccount.class);
        accounts.addAll(beside);
        OracleAccount.of(role()).ifPresent(accounts::add);
        boolean isObject = text.map(BodyTemplate::isObject).orElse(true);
        return new OracleRequest(role(), accounts, setInvalid, Optional.of(body).filter(any -> isObject));
    }
}
