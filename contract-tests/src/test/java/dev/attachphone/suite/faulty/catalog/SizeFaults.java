package dev.attachphone.suite.faulty.catalog;

import static dev.attachphone.suite.faulty.catalog.ServerFault.fault;

import dev.attachphone.suite.faulty.server.NumberClaim;
import dev.attachphone.suite.faulty.server.NumberConflict;
import dev.attachphone.suite.faulty.server.NumberOwnership;
import dev.attachphone.suite.faulty.server.RequestRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Faults with long lists and long texts that are within the limits. */
final class SizeFaults {

    private static final int PAGE = 50;
    private static final int CHUNK = 100;

    private SizeFaults() {}

    static final List<ServerFault> LISTS = List.of(
            fault(
                    "more-than-twelve-refused",
                    "more than twelve numbers are refused",
                    b -> b.attach.before("agent-not-found", longList(12, "invalid-phone-number"))),
            fault(
                    "more-than-256-refused",
                    "more than 256 numbers are refused as too many",
                    b -> b.attach.before("agent-not-found", longList(256, "too-many-numbers"))),
            fault(
                    "more-than-999-fail",
                    "more than 999 parameters of a query cause a 500",
                    b -> b.attach.before("agent-not-found", longList(999, "internal-server-error"))),
            fault(
                    "list-cut-at-twelve",
                    "only the first twelve numbers are attached",
                    b -> b.fields.kept =
                            numbers -> numbers.stream().distinct().limit(12).toList()),
            storing(
                    "only-first-sixteen-stored",
                    "only the first 16 numbers are stored, and all are named",
                    (i, n) -> i < 16),
            storing(
                    "only-first-hundred-stored",
                    "only the first 100 numbers are stored, and all are named",
                    (i, n) -> i < 100),
            storing(
                    "only-first-500-stored",
                    "only the first 500 numbers are stored, and all are named",
                    (i, n) -> i < 500),
            storing(
                    "last-of-a-long-list-lost",
                    "the last of more than twelve numbers is not stored",
                    (i, n) -> n <= 12 || i < n - 1),
            storing(
                    "first-of-a-page-lost",
                    "the first number of every further page of 50 is not stored",
                    (i, n) -> i == 0 || i % PAGE != 0),
            storing(
                    "thirteenth-number-lost",
                    "the thirteenth number is not stored, and all are named",
                    (i, n) -> i != 12),
            fault(
                    "chunks-attached-separately",
                    "every hundred numbers are attached in a transaction of their own",
                    b -> b.claims.attempt = inChunks(b.claims.attempt)),
            fault(
                    "conflicts-of-long-lists-ignored",
                    "the holders of more than a hundred numbers are not looked up",
                    b -> b.claims.conflict = (heldNumber, numberClaim) ->
                            numberClaim.numbers().size() > CHUNK
                                    ? Optional.empty()
                                    : NumberOwnership.conflictOf(heldNumber, numberClaim)),
            fault(
                    "only-first-hundred-looked-at",
                    "only the format of the first hundred numbers is looked at",
                    b -> b.fields.looked = numbers -> numbers.subList(0, Math.min(CHUNK, numbers.size()))),
            fault(
                    "only-adjacent-duplicates-collapse",
                    "a number that is given twice counts twice unless it is repeated at once",
                    b -> b.fields.kept = SizeFaults::withoutAdjacentDuplicates),
            fault(
                    "long-lists-sorted",
                    "more than twelve numbers come back sorted",
                    b -> b.attachment.shown = requestProcessing -> {
                        List<String> numbers = requestProcessing.claim().numbers();
                        return numbers.size() <= 12
                                ? numbers
                                : numbers.stream().sorted().toList();
                    }),
            fault(
                    "long-lists-shortened-in-the-answer",
                    "an answer names at most a hundred numbers",
                    b -> b.attachment.shown = requestProcessing -> requestProcessing.claim().numbers().stream()
                            .limit(CHUNK)
                            .toList()));

    static final List<ServerFault> TEXTS = List.of(
            fault(
                    "long-texts-missing",
                    "a text of more than 64 characters counts as missing",
                    b -> b.fields.text = field -> b.fields.textOf(field).filter(text -> text.length() <= 64)),
            fault(
                    "agent-ids-over-64-kilobytes-fail",
                    "an agent's id of 64 KiB causes a 500",
                    b -> b.fields.agentId = id -> FieldFaults.unless(id.length() >= 1 << 16, id)),
            fault(
                    "agent-id-cut-at-fifteen",
                    "an agent's id is cut off after 15 characters",
                    b -> b.fields.agentId = id -> cut(id, 15)),
            fault(
                    "long-providers-fail",
                    "a provider of more than 32 characters causes a 500",
                    b -> b.fields.provider = provider -> FieldFaults.unless(provider.length() > 32, provider)),
            fault(
                    "long-credentials-fail",
                    "a credential of more than 500 characters causes a 500",
                    b -> b.credentials.secret = secret -> FieldFaults.unless(secret.length() > 500, secret)),
            fault(
                    "agent-name-cut-at-1024",
                    "a name comes back with at most 1,024 characters",
                    b -> b.agents.name = requestProcessing ->
                            requestProcessing.text("agent_name").map(name -> cut(name, 1024))),
            fault(
                    "agent-names-of-64-kilobytes-fail",
                    "a name of 64 KiB causes a 500",
                    b -> b.agents.name = requestProcessing -> requestProcessing
                            .text("agent_name")
                            .map(name -> FieldFaults.unless(name.length() >= 1 << 16, name))),
            fault(
                    "agent-prompt-cut",
                    "a prompt comes back with at most 65,535 characters",
                    b -> b.answers.on("agent-created", answer -> {
                        if (answer.body.has("prompt")) {
                            answer.body.put(
                                    "prompt", cut(answer.body.path("prompt").asText(), (1 << 16) - 1));
                        }
                    })));

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static RequestRule longList(int most, String answer) {
        return requestProcessing -> requestProcessing
                .numbers()
                .filter(numbers -> numbers.size() > most)
                .map(numbers -> requestProcessing.answer(answer));
    }

    /** Stores only the numbers whose position, from 0, and the size of their list are accepted. */
    private static ServerFault storing(String name, String description, BiPredicate<Integer, Integer> stored) {
        return fault(name, description, b -> {
            Function<NumberClaim, Optional<NumberConflict>> correct = b.claims.attempt;
            b.claims.attempt = numberClaim -> {
                List<String> before = numberClaim.numbers().stream()
                        .filter(number -> b.claims.holding(number).isPresent())
                        .toList();
                Optional<NumberConflict> refusal = correct.apply(numberClaim);
                int size = numberClaim.numbers().size();
                for (int i = 0; refusal.isEmpty() && i < size; i++) {
                    String number = numberClaim.numbers().get(i);
                    if (!stored.test(i, size) && !before.contains(number)) {
                        b.claims.held.remove(number);
                    }
                }
                return refusal;
            };
        });
    }

    private static Function<NumberClaim, Optional<NumberConflict>> inChunks(
            Function<NumberClaim, Optional<NumberConflict>> correct) {
        return numberClaim -> {
            List<String> numbers = numberClaim.numbers();
            for (int from = 0; from < numbers.size(); from += CHUNK) {
                List<String> chunk = numbers.subList(from, Math.min(from + CHUNK, numbers.size()));
                Optional<NumberConflict> refusal = correct.apply(
                        new NumberClaim(numberClaim.account(), numberClaim.agent(), numberClaim.provider(), chunk));
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        };
    }

    private static List<String> withoutAdjacentDuplicates(List<String> numbers) {
        List<String> kept = new ArrayList<>();
        for (String number : numbers) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals(number)) {
                kept.add(number);
            }
        }
        return kept;
    }
}
