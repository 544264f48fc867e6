package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.openapi.Operation;
import java.util.List;

/** Decides once per request what plain matchers cannot, and tells the stubs by headers that no client can send. */
public final class RequestInspector implements StubRequestFilterV2 {

    private final Operations operations;

    public RequestInspector(Operations operations) {
        this.operations = operations;
    }

    @Override
    public String getName() {
        return "request-inspector";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent serveEvent) {
        List<HttpHeader> replaced = operations
                .servedBy(request)
                .map(operation -> List.of(findings(operation, request), preference(operation, request)))
                .orElse(List.of(new HttpHeader(Finding.HEADER, List.of())));
        return RequestFilterAction.continueWith(new InspectedRequest(request, replaced));
    }

    private static HttpHeader findings(Operation operation, Request request) {
        return new HttpHeader(
                Finding.HEADER,
                Inspection.findings(operation, request).stream()
                        .map(Finding::answer)
                        .toList());
    }

    private static HttpHeader preference(Operation operation, Request request) {
        List<String> lines = Inspection.lines(request, Preference.HEADER);
        return new HttpHeader(
                Preference.HEADER,
                Preference.chosen(operation, lines) instanceof Preference.Chosen chosen
                        ? List.of(chosen.canonical())
                        : lines);
    }
}
