package dev.attachphone.suite.faulty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who is asking (decision 1). */
final class Credentials {

    /** The headers that count. */
    final List<String> headers;

    /** What a request brings along, in the order of the headers. */
    Function<Seen, List<String>> brought = this::inHeaders;

    /** What is compared. */
    UnaryOperator<String> secret = UnaryOperator.identity();

    BiPredicate<Account, String> belongs = (account, secret) -> account.token().equals(secret);

    /** The account for which the request is answered, given that of each credential that was brought. */
    Function<List<Optional<Account>>, Optional<Account>> decide = Credentials::onlyOne;

    private final List<Account> accounts;

    Credentials(List<String> headers, List<Account> accounts) {
        this.headers = new ArrayList<>(headers);
        this.accounts = accounts;
    }

    Optional<Account> account(Seen seen) {
        return decide.apply(
                brought.apply(seen).stream().map(secret).map(this::owner).toList());
    }

    List<String> inHeaders(Seen seen) {
        return headers.stream().flatMap(header -> seen.values(header).stream()).toList();
    }

    private Optional<Account> owner(String credential) {
        return accounts.stream()
                .filter(account -> belongs.test(account, credential))
                .findFirst();
    }

    static Optional<Account> onlyOne(List<Optional<Account>> named) {
        List<Account> distinct =
                named.stream().flatMap(Optional::stream).distinct().toList();
        return distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty();
    }

    /** A credential without the scheme in front of it, if it has one. */
    static String withoutBearer(String value) {
        String scheme = "Bearer ";
        return value.regionMatches(true, 0, scheme, 0, scheme.length())
                ? value.substring(scheme.length()).strip()
                : value;
    }
}
