package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.Optional;

/** A resource of the control API. */
@FunctionalInterface
interface ControlResource {

    /**
     * A request to the control API.
     *
     * @param request the HTTP request
     * @param remainingPath the part of the path after that of the resource
     * @param tenant the tenant of the token in any credential header, even of an invalid token; blank without a token
     * @param account the account, if the token is valid
     */
    record ControlRequest(Request request, String remainingPath, String tenant, Optional<TenantAccount> account) {

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
