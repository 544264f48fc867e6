package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.sandbox.request.TenantAccount;
import java.util.Optional;

/**
 * A request to the sandbox's own API.
 *
 * @param request the request
 * @param remainingPath what follows in the path after the resource's own
 * @param tenant whose it is: that of the token in any of the credential headers, valid or not; blank without one
 * @param account the account, if the token is valid
 */
public record ControlRequest(Request request, String remainingPath, String tenant, Optional<TenantAccount> account) {

    /** The value of a query parameter. */
    Optional<String> parameter(String name) {
        return Optional.of(request.queryParameter(name))
                .filter(parameter -> parameter.isPresent())
                .map(parameter -> parameter.firstValue());
    }
}
