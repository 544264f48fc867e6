package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Finds the operation that a request is for.
 *
 * @param all every operation of the contract
 */
public record Operations(List<Operation> all) {

    /** The operation at the request's path, letter for letter, whatever the method. */
    public Optional<Operation> at(Request request) {
        String path = path(request);
        return all.stream().filter(operation -> operation.path().equals(path)).findFirst();
    }

    Optional<Operation> servedBy(Request request) {
        return at(request).filter(operation -> request.getMethod().getName().equals(operation.method()));
    }

    /** The path as it was sent, without the query. */
    public static String path(Request request) {
        String url = request.getUrl();
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
