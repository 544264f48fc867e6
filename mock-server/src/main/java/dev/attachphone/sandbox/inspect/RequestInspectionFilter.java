package dev.attachphone.sandbox.inspect;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.fault.ChaosSource;
import dev.attachphone.sandbox.fault.ResponseEffect;
import dev.attachphone.sandbox.prefer.PreferHeader;
import dev.attachphone.sandbox.prefer.Preference;
import dev.attachphone.sandbox.request.JsonBodyParser;
import dev.attachphone.sandbox.request.JsonNumberReplacer;
import dev.attachphone.sandbox.request.ParsedBody;
import dev.attachphone.sandbox.request.RequestFinding;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides once per request what plain matchers cannot, and tells the stubs by headers that no client can send. */
public final class RequestInspectionFilter implements StubRequestFilterV2 {

    private final ServedOperations servedOperations;
    private final ChaosSource chaosSource;

    public RequestInspectionFilter(ServedOperations servedOperations, ChaosSource chaosSource) {
        this.servedOperations = servedOperations;
        this.chaosSource = chaosSource;
    }

    @Override
    public String getName() {
        return "request-inspector";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent serveEvent) {
        byte[] sent = request.getBody();
        Optional<Operation> operation = servedOperations.servedBy(request);
        if (operation.isEmpty()) {
            List<HttpHeader> none =
                    List.of(header(RequestFinding.HEADER, List.of()), header(ResponseEffect.HEADER, List.of()));
            return RequestFilterAction.continueWith(new RewrittenRequest(request, none, sent));
        }
        byte[] plain =
                JsonBodyParser.parse(sent) instanceof ParsedBody.ObjectBody ? JsonNumberReplacer.withZeros(sent) : sent;
        if (!Arrays.equals(sent, plain) || request.containsHeader(Preference.HEADER)) {
            OriginalRequest.remember(serveEvent, request);
        }
        return RequestFilterAction.continueWith(
                new RewrittenRequest(request, inspected(operation.get(), request), plain));
    }

    private List<HttpHeader> inspected(Operation operation, Request request) {
        List<String> findings = new ArrayList<>();
        RequestInspection.findings(operation, request).forEach(requestFinding -> findings.add(requestFinding.answer()));
        Preference preference = PreferHeader.of(operation, request);
        Preference.SupportedPreference supportedPreference = preference instanceof Preference.SupportedPreference wish
                ? wish
                : new Preference.SupportedPreference("", ResponseEffect.NONE);
        ResponseEffect responseEffect = supportedPreference.effect().isPresent()
                ? supportedPreference.effect()
                : chaosSource.next(operation, request);
        if (responseEffect
                .fault()
                .filter(injectedFault -> !injectedFault.isRequestProcessed())
                .isPresent()) {
            findings.add(RequestFinding.UNSERVED);
        }
        return List.of(
                header(RequestFinding.HEADER, findings),
                header(Preference.HEADER, answers(preference, RequestInspection.lines(request, Preference.HEADER))),
                header(
                        ResponseEffect.HEADER,
                        responseEffect.isPresent() ? List.of(responseEffect.header()) : List.of()));
    }

    // What cannot be met says the same, so that its refusal finds what is wrong with it, but in words that force no
    // answer.
    private static List<String> answers(Preference preference, List<String> lines) {
        if (preference instanceof Preference.SupportedPreference supportedPreference) {
            return supportedPreference.answer().isEmpty() ? List.of() : List.of(supportedPreference.answer());
        }
        return List.of(String.join(", ", lines) + "; refused");
    }

    private static HttpHeader header(String name, List<String> values) {
        return new HttpHeader(name, values);
    }
}
