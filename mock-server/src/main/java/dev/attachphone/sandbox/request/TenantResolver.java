package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Operation;
import java.util.List;

/** Whose request one is, valid or not: an expired token, too, belongs to its realm. */
public final class TenantResolver {

    /** The realm of those who send no token that can be read. */
    public static final String ANONYMOUS = "";

    private TenantResolver() {}

    /** The realm of the first credential that can be read in any header that an operation takes one in. */
    public static String tenant(List<Operation> operations, Request request) {
        return operations.stream()
                .flatMap(operation -> RequestCredentials.of(operation, request).wellFormed())
                .map(credential -> TenantAccount.of(credential).tenant())
                .findFirst()
                .orElse(ANONYMOUS);
    }
}
