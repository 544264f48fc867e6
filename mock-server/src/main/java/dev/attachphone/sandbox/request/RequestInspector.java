package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides once per request what plain matchers cannot, and tells the stubs by headers that no client can send. */
public final class RequestInspector implements StubRequestFilterV2 {

    private final Operations operations;
    private final Chaos chaos;

    public RequestInspector(Operations operations, Chaos chaos) {
        this.operations = operations;
        this.chaos = chaos;
    }

    @Override
    public String getName() {
        return "request-inspector";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent serveEvent) {
        byte[] sent = request.getBody();
        Optional<Operation> operation = operations.servedBy(request);
        if (operation.isEmpty()) {
            List<HttpHeader> none = List.of(header(Finding.HEADER, List.of()), header(Effect.HEADER, List.of()));
            return RequestFilterAction.continueWith(new InspectedRequest(request, none, sent));
        }
        byte[] plain = StrictJson.read(sent) instanceof Body.Read ? PlainNumbers.in(sent) : sent;
        if (!Arrays.equals(sent, plain) || request.containsHeader(Preference.HEADER)) {
            Original.remember(serveEvent, request);
        }
        return RequestFilterAction.continueWith(
                new InspectedRequest(request, inspected(operation.get(), request), plain));
    }

    private List<HttpHeader> inspected(Operation operation, Request request) {
        List<String> findings = new ArrayList<>();
        Inspection.findings(operation, request).forEach(finding -> findings.add(finding.answer()));
        Preference preference = Wishes.of(operation, request);
        Preference.Chosen chosen =
                preference instanceof Preference.Chosen wish ? wish : new Preference.Chosen("", Effect.NONE);
        Effect effect = chosen.effect().isAny() ? chosen.effect() : chaos.drawn(operation, request);
        if (effect.fault().filter(fault -> !fault.isServed()).isPresent()) {
            findings.add(Finding.UNSERVED);
        }
        return List.of(
                header(Finding.HEADER, findings),
                header(Preference.HEADER, answers(preference, Inspection.lines(request, Preference.HEADER))),
                header(Effect.HEADER, effect.isAny() ? List.of(effect.header()) : List.of()));
    }

    // What cannot be met says the same, so that its refusal finds what is wrong with it, but in words that force no
    // answer.
    private static List<String> answers(Preference preference, List<String> lines) {
        if (preference instanceof Preference.Chosen chosen) {
            return chosen.answer().isEmpty() ? List.of() : List.of(chosen.answer());
        }
        return List.of(String.join(", ", lines) + "; refused");
    }

    private static HttpHeader header(String name, List<String> values) {
        return new HttpHeader(name, values);
    }
}
