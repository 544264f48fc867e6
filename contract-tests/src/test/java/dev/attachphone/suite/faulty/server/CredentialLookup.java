package dev.attachphone.suite.faulty.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who is asking (decision 1). */
public final class CredentialLookup {

    /** The headers that count. */
    public final List<String> headers;

    /** What a request brings along, in the order of the headers. */
    public Function<ReceivedRequest, List<String>> brought = this::inHeaders;

    /** What is compared. */
    public UnaryOperator<String> secret = UnaryOperator.identity();

    public BiPredicate<ModelAccount, String> belongs =
            (modelAccount, secret) -> modelAccount.token().equals(secret);

    /** The account for which the request is answered, given that of each credential that was brought. */
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

    /** A credential without the scheme in front of it, if it has one. */
    public static String withoutBearer(String value) {
        String scheme = "Bearer ";
        return value.regionMatches(true, 0, scheme, 0, scheme.length())
                ? value.substring(scheme.length()).strip()
                : value;
    }
}
