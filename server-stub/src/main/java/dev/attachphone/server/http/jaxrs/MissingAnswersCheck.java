package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.http.answer.CommonAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares the answers that the server can give with those of the contract. */
public final class MissingAnswersCheck {

    private static final String SOURCES = "server-stub/src/main/java/dev/attachphone/server/";

    /**
     * An operation, as the server implements it.
     *
     * @param answers the names of its own answers
     * @param file the file that lists them
     */
    private record Implementation(Set<String> answers, String file) {}

    private static final Map<String, Implementation> OPERATIONS = Map.of(
            "attachPhoneNumber",
            new Implementation(
                    AttachOutcome.answerNames(), "RefusalReason in " + SOURCES + "attach/RefusalReason.java"),
            "createAgent",
            new Implementation(
                    Set.of(AgentsResource.CREATED, AgentsResource.NAME_REQUIRED),
                    "AgentsResource in " + SOURCES + "http/jaxrs/AgentsResource.java"));

    private MissingAnswersCheck() {}

    /**
     * Lists all answers of the public contract that the server lacks, and all answers of the server that the contract lacks.
     *
     * @return a message that names the file to change for each answer; empty if there are no differences
     */
    public static Optional<String> missingAnswers(Contract contract) {
        List<String> missingInServer = new ArrayList<>();
        List<String> missingInContract = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            Implementation implementation =
                    OPERATIONS.getOrDefault(operation.id(), new Implementation(Set.of(), "a resource of its own"));
            Set<String> given = new HashSet<>(implementation.answers());
            Stream.of(CommonAnswer.values()).map(CommonAnswer::answer).forEach(given::add);
            for (NamedAnswer answer : operation.answers().values()) {
                if (isRequired(operation, answer) && !given.contains(answer.name())) {
                    missingInServer.add(operation.id() + " " + answer.name() + " (" + answer.status() + "): add it to "
                            + implementation.file());
                }
            }
            for (String name : new TreeSet<>(given)) {
                if (!operation.answers().containsKey(name)) {
                    missingInContract.add(operation.id() + " " + name
                            + ": add it to openapi/attach-phone-number.yaml, or remove it from the server");
                }
            }
        }
        String message = list("The server lacks ", missingInServer, " of the contract:")
                + list("The contract lacks ", missingInContract, " of the server:");
        return message.isEmpty() ? Optional.empty() : Optional.of(message.strip());
    }

    // An answer without a place in the precedence is a second wording for the condition of another answer. The server
    // gives
    // only one of the wordings.
    private static boolean isRequired(Operation operation, NamedAnswer answer) {
        return answer.inDefaultResponse() || operation.precedence().contains(answer.name());
    }

    private static String list(String beginning, List<String> missing, String end) {
        if (missing.isEmpty()) {
            return "";
        }
        String count = missing.size() == 1 ? "1 answer" : missing.size() + " answers";
        return beginning + count + end + "\n  " + String.join("\n  ", missing) + "\n";
    }
}
