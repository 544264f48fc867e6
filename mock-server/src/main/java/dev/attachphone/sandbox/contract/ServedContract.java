package dev.attachphone.sandbox.contract;

import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The contract that is currently served. Thread-safe. The contract can change between two calls, so code that depends on several
 * parts of it calls {@link #get} once.
 */
public final class ServedContract implements Supplier<Contract> {

    /**
     * The contract as of some time.
     *
     * @param contract the contract
     * @param loadedAt when it was read, in whole seconds
     * @param problem what is wrong with the present content of its file, if this version is therefore still in use
     */
    public record ContractVersion(Contract contract, Instant loadedAt, Optional<String> problem) {}

    private final Contract builtIn;
    private final Optional<Path> file;
    private volatile ContractVersion version;

    private ServedContract(Contract builtIn, Optional<Path> file, Contract contract) {
        this.builtIn = builtIn;
        this.file = file;
        this.version = read(contract);
    }

    /**
     * The contract that this program was built with.
     *
     * @throws IllegalStateException if the sandbox lacks some of its answers
     */
    public static ServedContract builtIn() {
        Contract contract = load();
        return new ServedContract(contract, Optional.empty(), contract);
    }

    /**
     * An edited contract.
     *
     * @throws ContractFileException if it cannot be served
     */
    public static ServedContract of(Path file) throws ContractFileException {
        Contract builtIn = load();
        EditedContractFile edited = new EditedContractFile(file, builtIn);
        return new ServedContract(builtIn, Optional.of(file), edited.contract(edited.text()));
    }

    private static Contract load() {
        Contract contract = Contract.load();
        StubCatalogue.missingAnswers(contract).ifPresent(message -> {
            throw new IllegalStateException(message);
        });
        return contract;
    }

    /** The current contract. */
    @Override
    public Contract get() {
        return version.contract();
    }

    /** The current contract and its status. */
    public ContractVersion version() {
        return version;
    }

    /** The contract that this program was built with. */
    public Contract original() {
        return builtIn;
    }

    /** The file that the contract is read from; empty for the built-in one. */
    public Optional<Path> file() {
        return file;
    }

    void serve(Contract next) {
        version = read(next);
    }

    void keep(String problem) {
        version = new ContractVersion(version.contract(), version.loadedAt(), Optional.of(problem));
    }

    private static ContractVersion read(Contract contract) {
        return new ContractVersion(contract, Instant.now().truncatedTo(ChronoUnit.SECONDS), Optional.empty());
    }
}
