package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.CredentialLookup;
import java.util.List;
import java.util.Optional;

/** Faults in authorization: the account that the credentials identify. */
final class AuthorizationFaults {

    private AuthorizationFaults() {}

    static final List<ServerFault> DECISIONS = List.of(
            fault(
                    "none-needed",
                    "a request without a credential is the first account's",
                    b -> b.credentials.decide = named ->
                            named.isEmpty() ? Optional.of(b.accounts.get(0)) : CredentialLookup.onlyOne(named)),
            fault(
                    "first-valid-credential-wins",
                    "of two accounts the first is taken",
                    b -> b.credentials.decide =
                            named -> named.stream().flatMap(Optional::stream).findFirst()),
            fault(
                    "last-valid-credential-wins",
                    "of two accounts the last is taken",
                    b -> b.credentials.decide =
                            named -> named.stream().flatMap(Optional::stream).reduce((one, next) -> next)),
            fault(
                    "first-credential-decides",
                    "only the first credential is looked at",
                    b -> b.credentials.decide = named ->
                            named.stream().limit(1).flatMap(Optional::stream).findFirst()),
            fault(
                    "last-credential-decides",
                    "only the last credential is looked at",
                    b -> b.credentials.decide =
                            named -> named.stream().reduce((one, next) -> next).flatMap(last -> last)),
            fault(
                    "all-must-be-valid",
                    "one invalid credential makes the request unauthorized",
                    b -> b.credentials.decide = named -> named.stream().allMatch(Optional::isPresent)
                            ? CredentialLookup.onlyOne(named)
                            : Optional.empty()),
            fault(
                    "only-one-credential",
                    "two credentials are refused",
                    b -> b.credentials.decide = named -> named.size() == 1 ? named.get(0) : Optional.empty()),
            fault(
                    "empty-one-spoils",
                    "an empty header beside a valid credential is refused",
                    b -> b.credentials.brought = receivedRequest ->
                            b.credentials.inHeaders(receivedRequest).contains("")
                                    ? List.of()
                                    : b.credentials.inHeaders(receivedRequest)),
            fault(
                    "everybody-is-the-first-account",
                    "every valid credential is the first account's",
                    b -> b.credentials.decide =
                            named -> CredentialLookup.onlyOne(named).map(modelAccount -> b.accounts.get(0))));

    static final List<ServerFault> CREATORS = List.of(
            fault(
                    "creator-by-token",
                    "an agent is created for a credential in token",
                    b -> b.creators.headers.add("token")),
            fault(
                    "creator-by-api-access-token",
                    "an agent is created for one in api_access_token",
                    b -> b.creators.headers.add("api_access_token")),
            fault("creator-bearer-refused", "a bearer creates no agent", b -> b.creators.secret = value -> value),
            fault(
                    "creator-needs-bearer",
                    "a credential without Bearer creates no agent",
                    b -> b.creators.secret =
                            value -> value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : ""),
            fault(
                    "creator-by-any-scheme",
                    "any scheme in front of a credential is skipped",
                    b -> b.creators.secret = value -> value.substring(value.indexOf(' ') + 1)),
            fault(
                    "creator-expired",
                    "an expired credential creates an agent",
                    b -> b.creators.belongs = (modelAccount, secret) ->
                            secret.equals(modelAccount.token()) || secret.equals(modelAccount.expiredToken())),
            fault(
                    "creator-unasked",
                    "an agent is created without a credential",
                    b -> b.creators.decide =
                            named -> CredentialLookup.onlyOne(named).or(() -> Optional.of(b.accounts.get(0)))),
            fault(
                    "creator-only-first-account",
                    "only the first account creates agents",
                    b -> b.creators.decide =
                            named -> CredentialLookup.onlyOne(named).filter(b.accounts.get(0)::equals)));
}
