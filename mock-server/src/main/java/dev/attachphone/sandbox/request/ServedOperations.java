package dev.attachphone.sandbox.request;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds operations of the contract that is served.
 *
 * @param contract supplies the current contract
 */
public record ServedOperations(Supplier<Contract> contract) {

    /** Every operation of the contract. */
    public List<Operation> all() {
        return contract.get().operations();
    }

    /** The operation that attaches numbers. */
    public Operation attach() {
        return contract.get().operation("attachPhoneNumber");
    }

    /** The operation with the path of the URL, regardless of the query and the method. Paths are compared exactly. */
    public Optional<Operation> at(String url) {
        String path = path(url);
        return all().stream().filter(operation -> operation.path().equals(path)).findFirst();
    }

    /** The part of a URL before the query. */
    public static String path(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
