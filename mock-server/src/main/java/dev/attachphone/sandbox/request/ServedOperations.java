package dev.attachphone.sandbox.request;

import com.github.tomakehurst.wiremock.http.Request;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the operation that a request is for.
 *
 * @param contract the contract as it is at the moment
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

    /** The operation that creates an agent. */
    public Operation createAgent() {
        return contract.get().operation("createAgent");
    }

    /** The operation at the request's path, letter for letter, whatever the method. */
    public Optional<Operation> at(Request request) {
        return at(request.getUrl());
    }

    /** The operation at that path, whatever the query. */
    public Optional<Operation> at(String url) {
        String path = path(url);
        return all().stream().filter(operation -> operation.path().equals(path)).findFirst();
    }

    /** The answer of that name to the request, as the contract has it; empty for what is the sandbox's own. */
    public Optional<NamedAnswer> answer(Request request, String name) {
        Operation operation = at(request).orElseGet(this::attach);
        return Optional.ofNullable(operation.answers().get(name));
    }

    public Optional<Operation> servedBy(Request request) {
        return at(request).filter(operation -> request.getMethod().getName().equals(operation.method()));
    }

    /** The path as it was sent, without the query. */
    public static String path(Request request) {
        return path(request.getUrl());
    }

    private static String path(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
