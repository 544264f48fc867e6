package dev.attachphone.suite.faulty.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Authenticates requests (decision 1). */
public final class CredentialLookup {

    /** The headers that carry credentials. */
    public final List<String> headers;

    /** The credentials of a request, in header order. */
    public Function<ReceivedRequest, List<String>> brought = this::inHeaders;

    /** Applied to a credential before it is compared. */
    public UnaryOperator<String> secret = UnaryOperator.identity();

    public BiPredicate<ModelAccount, String> belongs =
            (modelAccount, secret) -> modelAccount.token().equals(secret);

    /** Selects the account of the request from the account of each credential. */
    public Function<List<Optional<ModelAccount>>, Optional<ModelAccount>> decide = CredentialLookup::onlyOne;

    private final List<ModelAccount> accounts;

    CredentialLookup(List<String> headers, List<ModelAccount> accounts) {
        this.headers = new ArrayList<>(headers);
        this.accounts = accounts;
    }

    Optional<ModelAccount> account(ReceivedRequest receivedRequest) {
        return decide.apply(brought.apply(receivedRequest).stream()
                .map(secret)
                .map(this::owner)
                .toList());
    }

    public List<String> inHeaders(ReceivedRequest receivedRequest) {
        return headers.stream()
                .flatMap(header -> receivedRequest.values(header).stream())
                .toList();
    }

    private Optional<ModelAccount> owner(String credential) {
        return accounts.stream()
                .filter(modelAccount -> belongs.test(modelAccount, credential))
                .findFirst();
    }

    public static Optional<ModelAccount> onlyOne(List<Optional<ModelAccount>> named) {
        List<ModelAccount> distinct =
                named.stream().flatMap(Optional::stream).distinct().toList();
        return distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty();
    }

    /** The credential without an authentication scheme. */
    public static String withoutBearer(String value) {
        String scheme = "Bearer ";
        return value.regionMatches(true, 0, scheme, 0, scheme.length())
                ? value.substring(scheme.length()).strip()
                : value;
    }
}
