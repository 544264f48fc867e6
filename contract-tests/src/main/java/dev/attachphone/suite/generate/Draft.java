package dev.attachphone.suite.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attachphone.openapi.Operation;
import dev.attachphone.suite.oracle.Account;
import dev.attachphone.suite.oracle.HttpPart;
import dev.attachphone.suite.oracle.ProviderWord;
import dev.attachphone.suite.oracle.Sent;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A request in the making: what is sent, and beside it what the oracle needs to know of it. */
final class Draft {

    private static final int TOO_LARGE = 262_145;

    private final Operation operation;
    private final ObjectNode body;
    private final ObjectNode send = JsonNodeFactory.instance.objectNode();
    private final Set<HttpPart> wrong = EnumSet.noneOf(HttpPart.class);
    private final Set<Account> beside = EnumSet.noneOf(Account.class);
    private Optional<BodyText> text = Optional.empty();

    Draft(Operation operation, ObjectNode body) {
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
        return send.path("as").asText(Account.VALID.role());
    }

    /** In whose name the request is sent. */
    Draft as(String role) {
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
    void asNobody(String role) {
        if (!beside.isEmpty()) {
            return;
        }
        // From here on the words stand for what the account with two agents has, which has configured everything it
        // names.
        if (body.path("provider").asText().equals(ProviderWord.UNCONFIGURED)) {
            body.put("provider", ProviderWord.FIRST);
        }
        send.put("as", role);
    }

    /** Says whether a part of HTTP is not as it should be. */
    void wrong(HttpPart part, boolean isWrong) {
        if (isWrong) {
            wrong.add(part);
        } else {
            wrong.remove(part);
        }
    }

    /** Says that a header names this account, apart from the credential of the role. */
    void names(Account account) {
        beside.add(account);
    }

    boolean namesAnybody() {
        return !beside.isEmpty();
    }

    /** Says how the body is written; one that is no object any more stays none. */
    void write(BodyText how) {
        if (!how.isObject() || text.map(BodyText::isObject).orElse(true)) {
            text = Optional.of(how);
        }
    }

    /** What is sent, as a case says it. */
    JsonNode send() {
        ObjectNode all = send.deepCopy();
        if (wrong.contains(HttpPart.SIZE)) {
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
    Sent sent() {
        Set<Account> accounts = EnumSet.noneOf(Account.class);
        accounts.addAll(beside);
        Account.of(role()).ifPresent(accounts::add);
        boolean isObject = text.map(BodyText::isObject).orElse(true);
        return new Sent(role(), accounts, wrong, Optional.of(body).filter(any -> isObject));
    }
}
