package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;

/** Lets some answers go wrong at random. */
public interface Chaos {

    /** Nothing goes wrong by itself. */
    Chaos NONE = (operation, request) -> Effect.NONE;

    /** What happens to the answer of a request that asks for nothing itself; called once for each. */
    Effect drawn(Operation operation, Request request);
}
