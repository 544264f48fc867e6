package dev.attachphone.sandbox.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.DelayAndFault;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestFinding;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the sandbox reads from a request. {@link RequestInspectionFilter} inspects each request once, before WireMock
 * selects a stub; the result travels in the serve event to every response transformer. Immutable.
 *
 * @param id the request id: the client's {@code X-Request-Id} if it is allowed, otherwise a new one
 * @param method the HTTP method
 * @param url path and query as they were sent
 * @param headers the headers as they were sent
 * @param text the body as it was sent, decoded as UTF-8
 * @param body the parsed body
 * @param contract the contract that was served when the request arrived
 * @param operation the operation with the request's path, regardless of the method
 * @param tenant the tenant to whom the request is shown; {@link #ANONYMOUS} if there is none
 * @param account the account that the credentials name; empty if they are not valid
 * @param preferences the answer, delay or fault that is forced by the client's preferences, a script or random faults
 * @param origin who sent the request
 * @param findings what the request is answered with, apart from what the stubs and the state decide
 */
public record InspectedRequest(
        String id,
        String method,
        String url,
        HttpHeaders headers,
        String text,
        ParsedBody body,
        Contract contract,
        Optional<Operation> operation,
        String tenant,
        Optional<TenantAccount> account,
        RequestPreferences preferences,
        RequestOrigin origin,
        List<RequestFinding> findings) {

    /** The header of requests and responses that carries the request id. */
    public static final String ID_HEADER = "X-Request-Id";

    /** The tenant of requests without a credential of their own. They are shown to no client. */
    public static final String ANONYMOUS = "";

    private static final String CONTROL_PATH = "/__sandbox";

    private static final String SUB_EVENT = "REQUEST_INSPECTION";

    /**
     * The inspection of the request that the event is about.
     *
     * @throws IllegalStateException if the request did not pass the {@link RequestInspectionFilter}
     */
    public static InspectedRequest of(ServeEvent event) {
        for (SubEvent subEvent : event.getSubEvents()) {
            if (subEvent.getData().get(SUB_EVENT) instanceof InspectedRequest inspection) {
                return inspection;
            }
        }
        throw new IllegalStateException("the request was not inspected");
    }

    void addTo(ServeEvent event) {
        // The constructor that takes a map keeps the value; the one that takes an object converts it to JSON.
        Map<String, Object> data = Map.of(SUB_EVENT, this);
        event.appendSubEvent(new SubEvent(SUB_EVENT, 0L, data));
    }

    /**
     * The body of a request that was accepted as a JSON object.
     *
     * @throws IllegalStateException if the body is malformed
     */
    public ObjectNode json() {
        if (body instanceof ParsedBody.ObjectBody object) {
            return object.json();
        }
        throw new IllegalStateException("a malformed body was not refused");
    }

    /** The name of the answer that is forced, in the form in which the stubs spell it; an empty string if none is. */
    public String requested() {
        return preferences.answer().orElse("");
    }

    /** The delay or fault that is forced. */
    public DelayAndFault effect() {
        return preferences.effect();
    }

    /** The path as it was sent. */
    public String path() {
        return ServedOperations.path(url);
    }

    /** Whether the request is kept for the journal and the integration card: it is not for the control API, and has a tenant. */
    public boolean isRecorded() {
        return !path().startsWith(CONTROL_PATH) && !tenant.equals(ANONYMOUS);
    }

    /** The values of a header as they were sent, one for each line. */
    public List<String> lines(String header) {
        return lines(headers, header);
    }

    /** The values of a header, one for each line. */
    public static List<String> lines(HttpHeaders headers, String header) {
        return headers.getHeader(header).isPresent() ? headers.getHeader(header).values() : List.of();
    }

    /** The answer of that name; empty for answers that are not in the contract. Unknown paths have those of attaching. */
    public Optional<NamedAnswer> answer(String name) {
        Operation of = operation.orElseGet(() -> new ServedOperations(() -> contract).attach());
        return Optional.ofNullable(of.answers().get(name));
    }

    /** Whether a finding leads to the answer of that name, or an effect prevents that the request is processed. */
    public boolean has(String answer) {
        return finding(answer).isPresent() || (answer.equals(RequestFinding.UNSERVED) && effect().preventsProcessing());
    }

    /** The finding that leads to the answer of that name. */
    public Optional<RequestFinding> finding(String answer) {
        for (RequestFinding finding : findings) {
            if (finding.answer().equals(answer)) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }
}
