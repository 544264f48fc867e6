package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.CredentialLookup;
import dev.attachphone.suite.faulty.server.ReceivedRequest;
import dev.attachphone.suite.faulty.server.TextTransformations;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Faults in reading and comparing credentials. */
final class CredentialFaults {

    private CredentialFaults() {}

    static final List<ServerFault> PLACES = List.of(
            fault(
                    "api-access-token-ignored",
                    "only token is read",
                    b -> b.credentials.headers.remove("api_access_token")),
            fault("token-ignored", "only api_access_token is read", b -> b.credentials.headers.remove("token")),
            fault(
                    "token-hides-the-other",
                    "api_access_token is looked at only when there is no token",
                    b -> b.credentials.brought = receivedRequest ->
                            receivedRequest.values("token").isEmpty()
                                    ? receivedRequest.values("api_access_token")
                                    : receivedRequest.values("token")),
            fault(
                    "hyphens-for-underscores",
                    "api-access-token is expected",
                    b -> Collections.replaceAll(b.credentials.headers, "api_access_token", "api-access-token")),
            fault(
                    "authorization-accepted",
                    "a credential in Authorization counts",
                    b -> b.credentials.headers.add("Authorization")),
            fault(
                    "bearer-authorization-accepted",
                    "a bearer in Authorization counts",
                    b -> b.credentials.brought = receivedRequest -> Stream.concat(
                                    b.credentials.inHeaders(receivedRequest).stream(),
                                    receivedRequest.values("Authorization").stream()
                                            .filter(value -> value.startsWith("Bearer "))
                                            .map(CredentialLookup::withoutBearer))
                            .toList()),
            fault(
                    "query-credential-accepted",
                    "a token in the query counts",
                    b -> b.credentials.brought = receivedRequest -> Stream.concat(
                                    b.credentials.inHeaders(receivedRequest).stream(),
                                    Stream.of(receivedRequest.query().split("&", -1))
                                            .map(pair -> pair.replaceFirst("^token=", "")))
                            .toList()),
            fault(
                    "cookie-accepted",
                    "a token in a cookie counts",
                    b -> b.credentials.brought = receivedRequest -> Stream.concat(
                                    b.credentials.inHeaders(receivedRequest).stream(),
                                    receivedRequest.values("Cookie").stream()
                                            .map(cookie -> cookie.replaceFirst("^token=", "")))
                            .toList()),
            fault(
                    "header-name-case-sensitive",
                    "a header's name counts in lower case only",
                    b -> b.credentials.brought = receivedRequest -> receivedRequest.headers().stream()
                            .filter(field -> b.credentials.headers.contains(field.getName()))
                            .map(ReceivedRequest::value)
                            .toList()),
            fault(
                    "first-line-of-a-header",
                    "a header that is sent twice counts once",
                    b -> b.credentials.brought = receivedRequest -> b.credentials.headers.stream()
                            .flatMap(header ->
                                    receivedRequest.values(header).stream().limit(1))
                            .toList()),
            fault(
                    "last-line-of-a-header",
                    "of a header that is sent twice the last counts",
                    b -> b.credentials.brought = receivedRequest -> b.credentials.headers.stream()
                            .flatMap(header ->
                                    receivedRequest.values(header).stream().reduce((one, next) -> next).stream())
                            .toList()),
            fault(
                    "header-split-at-commas",
                    "a header line is read as several credentials",
                    b -> b.credentials.brought = receivedRequest -> b.credentials.inHeaders(receivedRequest).stream()
                            .flatMap(value -> Stream.of(value.split(",\\s*", -1)))
                            .toList()));

    static final List<ServerFault> SECRETS = List.of(
            fault(
                    "bearer-prefix-in-token",
                    "a token may have Bearer in front",
                    b -> b.credentials.secret = CredentialLookup::withoutBearer),
            fault(
                    "expired-accepted",
                    "an expired credential counts",
                    b -> b.credentials.belongs = (modelAccount, secret) ->
                            secret.equals(modelAccount.token()) || secret.equals(modelAccount.expiredToken())),
            fault(
                    "credential-case-folded",
                    "a credential counts in any case",
                    b -> b.credentials.belongs =
                            (modelAccount, secret) -> secret.equalsIgnoreCase(modelAccount.token())),
            fault(
                    "credential-begins-right",
                    "a credential with a valid one as prefix is accepted",
                    b -> b.credentials.belongs = (modelAccount, secret) -> secret.startsWith(modelAccount.token())),
            fault(
                    "beginning-of-credential",
                    "a prefix of a valid credential is accepted",
                    b -> b.credentials.belongs =
                            (modelAccount, secret) -> modelAccount.token().startsWith(secret)),
            fault(
                    "empty-credential-accepted",
                    "an empty token counts as the first account's",
                    b -> b.credentials.belongs =
                            (modelAccount, secret) -> secret.isEmpty() || secret.equals(modelAccount.token())),
            fault(
                    "any-credential-accepted",
                    "any credential that is not empty counts",
                    b -> b.credentials.belongs = (modelAccount, secret) -> !secret.isEmpty()),
            fault(
                    "quotes-stripped",
                    "a credential in quotes counts",
                    b -> b.credentials.secret = value -> value.replaceAll("^\"|\"$", "")),
            fault(
                    "credential-up-to-a-blank",
                    "text after a blank in a credential is ignored",
                    b -> b.credentials.secret = value -> TextTransformations.before(value, " ")));
}
