package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every stub of the sandbox: for each named answer the one that requests lead to, and those that preferences lead to. */
public final class StubCatalogue {

    private static final int FIRST_HTTP = 10;
    private static final int FIRST_OF_OPERATION = 100;

    private final Contract contract;
    private final Contract builtIn;

    /** The stubs of the built-in contract. */
    public StubCatalogue(Contract builtIn) {
        this(builtIn, builtIn);
    }

    /** The stubs of a contract that was edited: an answer that the built-in one does not have is given by its name only. */
    public StubCatalogue(Contract edited, Contract builtIn) {
        this.contract = edited;
        this.builtIn = builtIn;
    }

    /** All of them, complete. */
    public List<StubMapping> stubs() {
        return contract.operations().stream()
                .flatMap(operation -> stubs(operation).stream())
                .toList();
    }

    private List<StubMapping> stubs(Operation operation) {
        StubBuilder expansion = new StubBuilder(operation, new StubSchemaResolver(contract));
        List<StubMapping> stubs = new ArrayList<>();
        int http = FIRST_HTTP;
        for (NamedAnswer answer : operation.answers().values()) {
            Optional<StubFile> natural = file(operation, answer).filter(StubFile::isNatural);
            stubs.add(expansion.forced(answer, "example=" + answer.name()));
            if (operation
                    .firstWithStatus(answer.status())
                    .filter(answer::equals)
                    .isPresent()) {
                stubs.add(expansion.forced(answer, "code=" + answer.status()));
            }
            if (natural.isPresent()) {
                StubFile file = natural.get();
                stubs.add(expansion.natural(file, answer, file.isShared() ? http++ : priority(operation, answer)));
            }
        }
        List.of("sandbox/unknown-preference", "sandbox/unserved", "sandbox/control")
                .forEach(name -> stubs.add(expansion.beside(StubFile.find(name).orElseThrow())));
        return stubs;
    }

    private Optional<StubFile> file(Operation operation, NamedAnswer answer) {
        Operation known = builtIn.operation(operation.id());
        return known.answers().containsKey(answer.name())
                ? Optional.of(StubFile.of(known, answer.name()))
                : Optional.empty();
    }

    /** The priority of the stub for an answer that the operation's precedence names. */
    public static int priority(Operation operation, NamedAnswer answer) {
        return FIRST_OF_OPERATION + operation.precedence().indexOf(answer.name());
    }
}
