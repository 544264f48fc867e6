package dev.attachphone.suite.faulty;

import static dev.attachphone.suite.faulty.Fault.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What implementers get wrong about accounts and what they hold. */
final class AccountFaults {

    private AccountFaults() {}

    static final List<Fault> ACCOUNTS = List.of(
            fault(
                    "foreign-holder-named",
                    "a holder in another account is named",
                    b -> b.claims.conflict = (holding, claim) ->
                            Claims.conflictOf(holding, claim).map(answer -> Claims.OWN)),
            fault(
                    "own-holder-hidden",
                    "a holder in the same account is not named",
                    b -> b.claims.conflict = (holding, claim) ->
                            Claims.conflictOf(holding, claim).map(answer -> Claims.FOREIGN)),
            fault(
                    "holders-mixed-up",
                    "own and foreign holders are taken for each other",
                    b -> b.claims.conflict = (holding, claim) -> Claims.conflictOf(holding, claim)
                            .map(answer -> answer.equals(Claims.OWN) ? Claims.FOREIGN : Claims.OWN)),
            fault(
                    "last-taken-number-decides",
                    "the last taken number is answered",
                    b -> b.claims.offending = taken -> taken.get(taken.size() - 1)),
            fault(
                    "smallest-taken-number-decides",
                    "the smallest taken number is answered",
                    b -> b.claims.offending = taken -> taken.stream()
                            .min(Comparator.comparing(Taken::number))
                            .orElseThrow()),
            fault(
                    "largest-taken-number-decides",
                    "the largest taken number is answered",
                    b -> b.claims.offending = taken -> taken.stream()
                            .max(Comparator.comparing(Taken::number))
                            .orElseThrow()),
            fault(
                    "foreign-holders-first",
                    "a number held elsewhere is answered before one held here",
                    b -> b.claims.offending = taken -> ClaimFaults.first(taken, Claims.FOREIGN)),
            fault(
                    "own-holders-first",
                    "a number held here is answered before one held elsewhere",
                    b -> b.claims.offending = taken -> ClaimFaults.first(taken, Claims.OWN)),
            fault(
                    "agent-not-looked-up",
                    "an agent that does not exist gets numbers",
                    b -> b.attach.drop("agent-not-found")),
            fault(
                    "agents-of-all-accounts",
                    "an agent of another account gets numbers",
                    b -> b.claims.agentKnown = (account, agent) ->
                            b.accounts.stream().anyMatch(each -> each.agents().contains(agent))),
            fault(
                    "foreign-agent-forbidden",
                    "an agent of another account is answered as forbidden",
                    b -> b.attach.before("agent-not-found", visit -> forbidden(b, visit))),
            fault(
                    "provider-configuration-ignored",
                    "a provider need not be configured",
                    b -> b.claims.configured = (account, provider) -> true),
            fault(
                    "first-accounts-providers",
                    "the first account's configuration counts for all",
                    b -> b.claims.configured =
                            (account, provider) -> b.accounts.get(0).providers().contains(provider)));

    private static Optional<Answer> forbidden(Behaviour b, Visit visit) {
        boolean known = b.accounts.stream()
                .anyMatch(account -> account.agents().contains(visit.agentId().orElse("")));
        Answer answer = visit.answer("agent-not-found");
        answer.status(403);
        boolean own =
                visit.account().orElseThrow().agents().contains(visit.agentId().orElse(""));
        return known && !own ? Optional.of(answer) : Optional.empty();
    }
}
