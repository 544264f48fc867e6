package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.MutableAnswer;
import dev.attachphone.suite.faulty.server.NumberClaim;
import dev.attachphone.suite.faulty.server.RequestProcessing;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.util.List;
import java.util.Optional;

/** Faults in the order of the checks. */
final class PrecedenceFaults {

    private PrecedenceFaults() {}

    static final List<ServerFault> HTTP = List.of(
            swap("unknown-path", "method-not-allowed"),
            swap("method-not-allowed", "unsupported-media-type"),
            swap("unsupported-media-type", "not-acceptable"),
            swap("not-acceptable", "body-too-large"),
            swap("body-too-large", "invalid-auth"),
            swap("unknown-path", "invalid-auth"),
            swap("method-not-allowed", "invalid-auth"),
            swap("unsupported-media-type", "invalid-auth"),
            swap("unsupported-media-type", "malformed-body"),
            swap("body-too-large", "malformed-body"));

    static final List<ServerFault> FIELDS = List.of(
            swap("invalid-auth", "malformed-body"),
            swap("malformed-body", "agent-id-required"),
            swap("agent-id-required", "provider-required"),
            swap("provider-required", "numbers-required"),
            swap("numbers-required", "invalid-provider"),
            swap("invalid-provider", "invalid-phone-number"),
            swap("agent-id-required", "numbers-required"),
            swap("provider-required", "invalid-phone-number"),
            swap("agent-id-required", "invalid-provider"));

    static final List<ServerFault> STATE = List.of(
            swap("invalid-phone-number", "agent-not-found"),
            swap("agent-not-found", "provider-not-configured"),
            swap("invalid-phone-number", "provider-not-configured"),
            swap("invalid-provider", "agent-not-found"),
            fault(
                    "taken-before-provider-not-configured",
                    "a taken number is answered before a provider that is not configured",
                    b -> b.attach.before("provider-not-configured", requestProcessing -> taken(b, requestProcessing))),
            fault(
                    "taken-before-agent-not-found",
                    "a taken number is answered before an unknown agent",
                    b -> b.attach.before("agent-not-found", requestProcessing -> taken(b, requestProcessing))));

    static final List<ServerFault> CREATION = List.of(
            fault(
                    "creator-malformed-before-auth",
                    "a malformed agent is answered before its credential",
                    b -> b.create.swap("invalid-auth", "malformed-body")),
            fault(
                    "creator-name-before-malformed",
                    "a malformed agent lacks a name",
                    b -> b.create.swap("malformed-body", "agent-name-required")),
            fault(
                    "creator-type-after-auth",
                    "an agent of the wrong type is answered after its credential",
                    b -> b.create.swap("unsupported-media-type", "invalid-auth")));

    static ServerFault swap(String first, String second) {
        return fault(
                second + "-before-" + first, second + " is decided before " + first, b -> b.attach.swap(first, second));
    }

    private static Optional<MutableAnswer> taken(ServerBehaviour b, RequestProcessing requestProcessing) {
        NumberClaim numberClaim = requestProcessing.claim();
        return b.claims.taken(numberClaim).stream()
                .findFirst()
                .map(numberConflict -> b.attachment.refused(requestProcessing, numberClaim, numberConflict));
    }
}
