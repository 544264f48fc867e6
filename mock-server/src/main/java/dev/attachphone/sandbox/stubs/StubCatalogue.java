package dev.attachphone.sandbox.stubs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import dev.attachphone.sandbox.world.TenantAttachOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stubs of the sandbox. Each answer of the contract can be forced by a preference. An answer with a stub file is also given for
 * the requests that match the file, in the order of {@code x-precedence}.
 *
 * @param contract the contract
 */
public record StubCatalogue(Contract contract) {

    private static final int FIRST_HTTP_PRIORITY = 10;
    private static final int FIRST_OPERATION_PRIORITY = 100;

    /** The stub files whose answers are not in the contract. */
    static final List<String> OWN = List.of("unknown-preference", "unserved", "control");

    /** The answers of the {@code default} response that the HTTP server of the sandbox gives. */
    static final List<String> OF_HTTP_SERVER = List.of(
            "request-timeout", "uri-too-long", "headers-too-large", "unsupported-transfer-coding", "overloaded");

    /** The answers of the {@code default} response that are given for preferences only: the sandbox has no rate limit. */
    static final List<String> FORCED_ONLY = List.of("too-many-requests");

    static final String OWN_FOLDER = "sandbox";

    private static final String MAPPINGS = "mock-server/src/main/resources/mappings/";
    private static final String OUTCOMES =
            "mock-server/src/main/java/dev/attachphone/sandbox/world/TenantAttachOutcome.java";

    /** All stubs. */
    public StubIndex index() {
        return new StubIndex(contract.operations().stream()
                .flatMap(operation -> stubs(operation).stream())
                .toList());
    }

    private List<SandboxStub> stubs(Operation operation) {
        StubBuilder builder = new StubBuilder(contract, operation);
        List<SandboxStub> stubs = new ArrayList<>();
        int http = FIRST_HTTP_PRIORITY;
        for (NamedAnswer answer : operation.answers().values()) {
            stubs.add(builder.forced(answer, "example=" + answer.name()));
            if (operation
                    .firstWithStatus(answer.status())
                    .filter(answer::equals)
                    .isPresent()) {
                stubs.add(builder.forced(answer, "code=" + answer.status()));
            }
            Optional<StubFile> file = StubFile.of(operation.id(), answer.name());
            if (file.isPresent()) {
                int priority = file.get().isShared() ? http++ : priority(operation, answer);
                stubs.add(builder.matched(file.get(), answer, priority));
            }
        }
        OWN.forEach(
                name -> stubs.add(builder.own(StubFile.find(OWN_FOLDER, name).orElseThrow())));
        return stubs;
    }

    /** The priority of the stub for an answer in the operation's {@code x-precedence}. */
    public static int priority(Operation operation, NamedAnswer answer) {
        return FIRST_OPERATION_PRIORITY + operation.precedence().indexOf(answer.name());
    }

    /**
     * The answers in the {@code x-precedence} and in the {@code default} response of a contract that the sandbox cannot give: they
     * have no stub file, no outcome of attaching leads to them, the HTTP server does not give them, and they are not known to be given
     * for preferences only. Answers that are neither in the {@code x-precedence} nor in the {@code default} response are sent for
     * preferences only.
     *
     * @return a message that lists all of them with the file to add; empty if there are none
     */
    public static Optional<String> missingAnswers(Contract contract) {
        List<String> missing = contract.operations().stream()
                .flatMap(operation -> Stream.concat(
                                operation.precedence().stream().map(operation::answer),
                                operation.answers().values().stream().filter(NamedAnswer::inDefaultResponse))
                        .distinct()
                        .filter(answer ->
                                StubFile.of(operation.id(), answer.name()).isEmpty())
                        .filter(answer -> !TenantAttachOutcome.ANSWERS.contains(answer.name()))
                        .filter(answer -> !isWithoutFile(answer))
                        .map(answer -> operation.id() + " " + answer.name() + " (" + answer.status() + "): add "
                                + remedy(operation, answer)))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("The sandbox lacks " + missing.size() + (missing.size() == 1 ? " answer" : " answers")
                        + " of the contract:\n  " + String.join("\n  ", missing));
    }

    private static boolean isWithoutFile(NamedAnswer answer) {
        return answer.inDefaultResponse()
                && (OF_HTTP_SERVER.contains(answer.name()) || FORCED_ONLY.contains(answer.name()));
    }

    private static String remedy(Operation operation, NamedAnswer answer) {
        if (isAfterAnOutcome(operation, answer)) {
            return "an outcome to " + OUTCOMES;
        }
        return answer.inDefaultResponse()
                ? MAPPINGS + StubFile.SHARED + "/" + answer.name()
                        + ".json, or the name to StubCatalogue if the HTTP server gives it or it is only forced"
                : MAPPINGS + operation.id() + "/" + answer.name() + ".json";
    }

    // Stub files are matched before the state is known.
    private static boolean isAfterAnOutcome(Operation operation, NamedAnswer answer) {
        int place = Math.max(0, operation.precedence().indexOf(answer.name()));
        return operation.precedence().subList(0, place).stream().anyMatch(TenantAttachOutcome.ANSWERS::contains);
    }
}
