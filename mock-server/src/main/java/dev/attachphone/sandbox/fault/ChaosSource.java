package dev.attachphone.sandbox.fault;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;

/** Lets some answers go wrong at random. */
public interface ChaosSource {

    /** Nothing goes wrong by itself. */
    ChaosSource NONE = (operation, request) -> ResponseEffect.NONE;

    /** What happens to the answer of a request that asks for nothing itself; called once for each. */
    ResponseEffect next(Operation operation, Request request);
}
