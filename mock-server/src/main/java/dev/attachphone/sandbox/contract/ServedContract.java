package dev.attachphone.sandbox.contract;

import dev.attachphone.openapi.Contract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** The contract that is served at the moment. Safe for use by many threads; who decides several things asks once for all of them. */
public final class ServedContract implements Supplier<Contract> {

    private final Contract builtIn;
    private final Optional<Path> file;
    private volatile ContractVersion version;

    private ServedContract(Contract builtIn, Optional<Path> file, Contract contract) {
        this.builtIn = builtIn;
        this.file = file;
        this.version = read(contract);
    }

    /** The contract that this program was built with. */
    public static ServedContract builtIn() {
        Contract contract = Contract.load();
        return new ServedContract(contract, Optional.empty(), contract);
    }

    /**
     * An edited contract.
     *
     * @throws ContractFileException if it cannot be served
     */
    public static ServedContract of(Path file) throws ContractFileException {
        Contract builtIn = Contract.load();
        EditedContractFile edited = new EditedContractFile(file, builtIn);
        return new ServedContract(builtIn, Optional.of(file), edited.contract(edited.text()));
    }

    /** The contract. */
    @Override
    public Contract get() {
        return version.contract();
    }

    /** The contract, and what is to be said of it. */
    public ContractVersion version() {
        return version;
    }

    /** The contract that this program was built with. */
    public Contract original() {
        return builtIn;
    }

    /** Where the contract is read from, if it is not the built-in one. */
    public Optional<Path> file() {
        return file;
    }

    void serve(Contract next) {
        version = read(next);
    }

    void keepIn(String problem) {
        version = new ContractVersion(version.contract(), version.loadedAt(), Optional.of(problem));
    }

    private static ContractVersion read(Contract contract) {
        return new ContractVersion(contract, Instant.now().truncatedTo(ChronoUnit.SECONDS), Optional.empty());
    }
}
