package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.MutableAnswer;
import dev.attachphone.suite.faulty.server.NumberConflict;
import dev.attachphone.suite.faulty.server.NumberOwnership;
import dev.attachphone.suite.faulty.server.RequestProcessing;
import dev.attachphone.suite.faulty.server.ServerBehaviour;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Faults in the isolation of accounts. */
final class AccountFaults {

    private AccountFaults() {}

    static final List<ServerFault> ACCOUNTS = List.of(
            fault(
                    "foreign-holder-named",
                    "a holder in another account is reported",
                    b -> b.claims.conflict = (heldNumber, numberClaim) ->
                            NumberOwnership.conflictOf(heldNumber, numberClaim).map(answer -> NumberOwnership.OWN)),
            fault(
                    "own-holder-hidden",
                    "a holder in the same account is not reported",
                    b -> b.claims.conflict = (heldNumber, numberClaim) ->
                            NumberOwnership.conflictOf(heldNumber, numberClaim).map(answer -> NumberOwnership.FOREIGN)),
            fault(
                    "holders-mixed-up",
                    "holders of the account and of other accounts are swapped",
                    b -> b.claims.conflict = (heldNumber, numberClaim) -> NumberOwnership.conflictOf(
                                    heldNumber, numberClaim)
                            .map(answer -> answer.equals(NumberOwnership.OWN)
                                    ? NumberOwnership.FOREIGN
                                    : NumberOwnership.OWN)),
            fault(
                    "last-taken-number-decides",
                    "the last taken number is answered",
                    b -> b.claims.offending = taken -> taken.get(taken.size() - 1)),
            fault(
                    "smallest-taken-number-decides",
                    "the smallest taken number is answered",
                    b -> b.claims.offending = taken -> taken.stream()
                            .min(Comparator.comparing(NumberConflict::number))
                            .orElseThrow()),
            fault(
                    "largest-taken-number-decides",
                    "the largest taken number is answered",
                    b -> b.claims.offending = taken -> taken.stream()
                            .max(Comparator.comparing(NumberConflict::number))
                            .orElseThrow()),
            fault(
                    "foreign-holders-first",
                    "a number held elsewhere is answered before one held here",
                    b -> b.claims.offending = taken -> ClaimFaults.first(taken, NumberOwnership.FOREIGN)),
            fault(
                    "own-holders-first",
                    "a number held here is answered before one held elsewhere",
                    b -> b.claims.offending = taken -> ClaimFaults.first(taken, NumberOwnership.OWN)),
            fault(
                    "agent-not-looked-up",
                    "an agent that does not exist gets numbers",
                    b -> b.attach.drop("agent-not-found")),
            fault(
                    "agents-of-all-accounts",
                    "an agent of another account gets numbers",
                    b -> b.claims.agentKnown = (modelAccount, agent) ->
                            b.accounts.stream().anyMatch(each -> each.agents().contains(agent))),
            fault(
                    "foreign-agent-forbidden",
                    "an agent of another account is answered as forbidden",
                    b -> b.attach.before("agent-not-found", requestProcessing -> forbidden(b, requestProcessing))),
            fault(
                    "provider-configuration-ignored",
                    "a provider need not be configured",
                    b -> b.claims.configured = (modelAccount, provider) -> true),
            fault(
                    "first-accounts-providers",
                    "the first account's configuration counts for all",
                    b -> b.claims.configured = (modelAccount, provider) ->
                            b.accounts.get(0).providers().contains(provider)));

    private static Optional<MutableAnswer> forbidden(ServerBehaviour b, RequestProcessing requestProcessing) {
        boolean known = b.accounts.stream()
                .anyMatch(modelAccount -> modelAccount
                        .agents()
                        .contains(requestProcessing.agentId().orElse("")));
        MutableAnswer mutableAnswer = requestProcessing.answer("agent-not-found");
        mutableAnswer.status(403);
        boolean own = requestProcessing
                .account()
                .orElseThrow()
                .agents()
                .contains(requestProcessing.agentId().orElse(""));
        return known && !own ? Optional.of(mutableAnswer) : Optional.empty();
    }
}
