package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.prefer.PreferParser;
import dev.attachphone.sandbox.prefer.RequestPreferences;
import dev.attachphone.sandbox.request.AcceptHeader;
import dev.attachphone.sandbox.request.ContentEncodingHeader;
import dev.attachphone.sandbox.request.ContentTypeHeader;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.JsonNumberReplacer;
import dev.attachphone.sandbox.request.NumbersLimit;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.RequestFinding;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantAccount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Inspects each request once. The {@link InspectedRequest} is added to the serve event; what the stubs match on is put into two
 * headers: {@link RequestFinding#HEADER}, and {@link RequestPreferences#HEADER} in the form in which the stubs spell it.
 *
 * @param contract supplies the current contract
 * @param randomFaults draws an effect for each request that asks for none
 */
public record RequestInspectionFilter(Supplier<Contract> contract, RandomFaults randomFaults)
        implements StubRequestFilterV2 {

    @Override
    public String getName() {
        return "request-inspection";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        Contract current = contract.get();
        ServedOperations operations = new ServedOperations(() -> current);
        Optional<Operation> operation = operations.at(request.getUrl());
        Optional<RequestPreferences> preference = operation
                .filter(served -> served.method().equals(request.getMethod().getName()))
                .map(served -> PreferParser.parse(
                        served,
                        InspectedRequest.lines(request.getHeaders(), RequestPreferences.HEADER),
                        request.getUrl()));
        ContractLimits limits = current.limits();
        RequestCredentials credentials =
                RequestCredentials.of(operation.orElseGet(operations::attach), limits.credential(), request);
        String tenant = tenant(operations, limits, request);
        ParsedBody body = body(request.getBody(), limits);
        ResponseEffect effect = preference.map(RequestPreferences::effect).orElse(ResponseEffect.NONE);
        if (preference.isPresent() && !effect.isPresent()) {
            effect = randomFaults.next(tenant);
        }
        InspectedRequest inspection = new InspectedRequest(
                id(request, limits, event),
                request.getMethod().getName(),
                request.getUrl(),
                ContentEncodingHeader.asSent(request.getHeaders()),
                new String(request.getBody(), StandardCharsets.UTF_8),
                body,
                current,
                operation,
                tenant,
                credentials.account(),
                effect,
                preference
                        .map(served -> findings(request, current, operation.orElseThrow(), served, credentials, body))
                        .orElse(List.of()));
        inspection.addTo(event);
        return RequestFilterAction.continueWith(rewritten(request, inspection, preference));
    }

    /** Every finding; the priorities of the stubs decide which one is answered. */
    private static List<RequestFinding> findings(
            Request request,
            Contract contract,
            Operation operation,
            RequestPreferences requestPreferences,
            RequestCredentials credentials,
            ParsedBody body) {
        boolean tooLarge = request.getBody().length > contract.limits().maxBodyBytes();
        return Stream.of(
                        requestPreferences
                                .problem()
                                .map(problem -> new RequestFinding(RequestPreferences.UNKNOWN, problem)),
                        // Before the Content-Type, so that its reason and its response header are given if both are
                        // wrong.
                        ContentEncodingHeader.finding(
                                InspectedRequest.lines(request.getHeaders(), ContentEncodingHeader.RENAMED)),
                        ContentTypeHeader.finding(InspectedRequest.lines(request.getHeaders(), "Content-Type")),
                        AcceptHeader.finding(InspectedRequest.lines(request.getHeaders(), "Accept")),
                        credentials.finding(),
                        Optional.of(body)
                                .filter(ParsedBody.MalformedBody.class::isInstance)
                                .map(ParsedBody.MalformedBody.class::cast)
                                .map(malformed -> new RequestFinding(
                                        tooLarge ? "body-too-large" : "malformed-body", malformed.reason())),
                        Optional.of(body)
                                .filter(ParsedBody.ObjectBody.class::isInstance)
                                .map(ParsedBody.ObjectBody.class::cast)
                                .flatMap(object -> NumbersLimit.of(operation).finding(object.json())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static RewrittenRequest rewritten(
            Request request, InspectedRequest inspection, Optional<RequestPreferences> preference) {
        Stream<String> unserved =
                inspection.effect().preventsProcessing() ? Stream.of(RequestFinding.UNSERVED) : Stream.of();
        List<String> findings = Stream.concat(inspection.findings().stream().map(RequestFinding::answer), unserved)
                .toList();
        List<String> answers =
                preference.flatMap(RequestPreferences::answer).map(List::of).orElse(List.of());
        Optional<byte[]> body = inspection.body() instanceof ParsedBody.ObjectBody object
                ? JsonNumberReplacer.withZeros(object.json())
                        .map(json -> json.toString().getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
        return new RewrittenRequest(
                request,
                List.of(
                        new HttpHeader(RequestFinding.HEADER, findings),
                        new HttpHeader(RequestPreferences.HEADER, answers),
                        new HttpHeader(ContentEncodingHeader.RENAMED, List.of())),
                body.orElseGet(request::getBody));
    }

    private static ParsedBody body(byte[] bytes, ContractLimits limits) {
        return bytes.length > limits.maxBodyBytes()
                ? new ParsedBody.MalformedBody("the body is larger than " + limits.maxBodyBytes() + " bytes")
                : JsonBodyParser.parse(bytes, limits.maxBodyDepth());
    }

    // A tenant may also use the credential header of another operation, for example to read its journal.
    private static String tenant(ServedOperations operations, ContractLimits limits, Request request) {
        return operations.all().stream()
                .flatMap(operation -> RequestCredentials.of(operation, limits.credential(), request)
                        .wellFormed())
                .map(credential -> TenantAccount.of(credential).tenant())
                .findFirst()
                .orElse(InspectedRequest.ANONYMOUS);
    }

    private static String id(Request request, ContractLimits limits, ServeEvent event) {
        return InspectedRequest.lines(request.getHeaders(), InspectedRequest.ID_HEADER).stream()
                .filter(limits.requestId()::allows)
                .findFirst()
                .orElseGet(() -> event.getId().toString());
    }
}
