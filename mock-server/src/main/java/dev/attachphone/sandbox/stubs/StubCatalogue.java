package dev.attachphone.sandbox.stubs;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.ArrayList;
import java.util.List;

/** Every stub of the sandbox: for each named answer the one that requests lead to, and those that preferences lead to. */
public final class StubCatalogue {

    private static final int FIRST_HTTP = 10;
    private static final int FIRST_OF_OPERATION = 100;

    private final Contract contract;

    public StubCatalogue(Contract contract) {
        this.contract = contract;
    }

    /** All of them, complete. */
    public List<StubMapping> stubs() {
        return contract.operations().stream()
                .flatMap(operation -> stubs(operation).stream())
                .toList();
    }

    private List<StubMapping> stubs(Operation operation) {
        StubExpansion expansion = new StubExpansion(operation, new ContractSchemas(contract));
        List<StubMapping> stubs = new ArrayList<>();
        int http = FIRST_HTTP;
        for (NamedAnswer answer : operation.answers().values()) {
            StubFile file = StubFile.of(operation, answer.name());
            stubs.add(expansion.forced(answer, "example=" + answer.name()));
            if (operation.firstOf(answer.status()).filter(answer::equals).isPresent()) {
                stubs.add(expansion.forced(answer, "code=" + answer.status()));
            }
            if (file.isNatural()) {
                stubs.add(expansion.natural(file, answer, file.isShared() ? http++ : priority(operation, answer)));
            }
        }
        List.of("sandbox/unknown-preference", "sandbox/unserved", "sandbox/control")
                .forEach(name -> stubs.add(expansion.beside(StubFile.find(name).orElseThrow())));
        return stubs;
    }

    /** The priority of the stub for an answer that the operation's precedence names. */
    public static int priority(Operation operation, NamedAnswer answer) {
        return FIRST_OF_OPERATION + operation.precedence().indexOf(answer.name());
    }
}
