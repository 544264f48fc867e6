package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.inspect.InspectedRequest;
import java.util.Optional;

/** A resource of the control API. */
@FunctionalInterface
interface ControlResource {

    /**
     * A request to the control API.
     *
     * @param request the HTTP request
     * @param remainingPath the part of the path after that of the resource
     * @param inspection what was read from the request
     */
    record ControlRequest(Request request, String remainingPath, InspectedRequest inspection) {

        /** The value of a query parameter. */
        Optional<String> parameter(String name) {
            return Optional.of(request.queryParameter(name))
                    .filter(parameter -> parameter.isPresent())
                    .map(parameter -> parameter.firstValue());
        }
    }

    /** Answers a request. */
    ResponseDefinition answer(ControlRequest request);
}
