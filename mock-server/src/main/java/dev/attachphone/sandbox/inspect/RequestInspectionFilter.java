package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.DelayRange;
import dev.attachphone.sandbox.fault.RandomFaults;
import dev.attachphone.sandbox.prefer.AnswerScripts;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Inspects each request once, adds the {@link InspectedRequest} to the serve event, and answers with the stub that the inspection leads
 * to. If the admin API has changed the stubs, WireMock selects the stub. For this purpose, what the stubs match on is put into two
 * headers: {@link RequestFinding#HEADER}, and {@link RequestPreferences#HEADER} in the form in which the stubs spell it.
 *
 * @param contract supplies the current contract
 * @param scripts the scripts, for requests without preferences
 * @param randomFaults draws a fault for each request that neither a preference nor a script applies to
 * @param repetitions recognizes requests that a browser repeats on its own
 * @param stubs finds the stub for a request; empty if WireMock has to find it
 * @param transformer transforms the response of the stub
 */
public record RequestInspectionFilter(
        Supplier<Contract> contract,
        AnswerScripts scripts,
        RandomFaults randomFaults,
        BrowserRepetitions repetitions,
        Function<InspectedRequest, Optional<StubMapping>> stubs,
        ResponseDefinitionTransformerV2 transformer)
        implements StubRequestFilterV2 {

    @Override
    public String getName() {
        return "request-inspection";
    }

    @Override
    public RequestFilterAction filter(Request received, ServeEvent event) {
        // Every method of the received request reads the headers again.
        Request request = event.getRequest();
        Contract current = contract.get();
        ServedOperations operations = new ServedOperations(() -> current);
        Optional<Operation> operation = operations.at(request.getUrl());
        Optional<Operation> served = operation.filter(
                named -> named.method().equals(request.getMethod().getName()));
        ContractLimits limits = current.limits();
        RequestCredentials credentials =
                RequestCredentials.of(operation.orElseGet(operations::attach), limits.credential(), request);
        String tenant = tenant(operations, limits, request);
        ParsedBody body = body(request.getBody(), limits);
        Optional<RequestPreferences> repeated = repetitions.repeated(tenant, request);
        RequestPreferences preferences = repeated.orElseGet(
                () -> served.map(of -> preferences(of, tenant, request, body)).orElse(RequestPreferences.NONE));
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
                preferences,
                RequestOrigin.of(request.getHeaders(), repeated.isPresent()),
                served.map(of -> findings(request, current, of, preferences, credentials, body))
                        .orElse(List.of()));
        inspection.addTo(event);
        return stubs.apply(inspection)
                .map(stub -> RequestFilterAction.stopWith(
                        transformed(event.withStubMapping(stub).withResponseDefinition(stub.getResponse()))))
                .orElseGet(() -> RequestFilterAction.continueWith(rewritten(received, inspection)));
    }

    /** The preferences of the request, or else what the next step of a script says, or else random faults. */
    private RequestPreferences preferences(Operation operation, String tenant, Request request, ParsedBody body) {
        ToIntFunction<DelayRange> drawn = range -> randomFaults.delay(tenant, range);
        RequestPreferences asked = PreferParser.parse(
                operation,
                InspectedRequest.lines(request.getHeaders(), RequestPreferences.HEADER),
                request.getUrl(),
                drawn);
        return asked.isEmpty()
                ? scripts.next(tenant, agent(body), operation, drawn)
                        .filter(step -> !step.isEmpty())
                        .orElseGet(() -> RequestPreferences.of(randomFaults.next(tenant, operation)))
                : asked;
    }

    private static Optional<String> agent(ParsedBody body) {
        return body instanceof ParsedBody.ObjectBody object
                ? Optional.of(object.json().path("agent_id").asText())
                : Optional.empty();
    }

    // WireMock changes the response, which may be that of the stub.
    private ResponseDefinition transformed(ServeEvent event) {
        return ResponseDefinition.copyOf(transformer.transform(event));
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

    private static RewrittenRequest rewritten(Request request, InspectedRequest inspection) {
        Stream<String> unserved =
                inspection.effect().preventsProcessing() ? Stream.of(RequestFinding.UNSERVED) : Stream.of();
        List<String> findings = Stream.concat(inspection.findings().stream().map(RequestFinding::answer), unserved)
                .toList();
        List<String> answers = inspection.preferences().answer().map(List::of).orElse(List.of());
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
        List<String> values = operations.all().stream()
                .flatMap(operation -> RequestCredentials.values(operation, request).stream())
                .toList();
        return RequestCredentials.tenant(values, limits.credential()).orElse(InspectedRequest.ANONYMOUS);
    }

    private static String id(Request request, ContractLimits limits, ServeEvent event) {
        return InspectedRequest.lines(request.getHeaders(), InspectedRequest.ID_HEADER).stream()
                .filter(limits.requestId()::allows)
                .findFirst()
                .orElseGet(() -> event.getId().toString());
    }
}
