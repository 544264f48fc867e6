package dev.attachphone.sandbox.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attachphone.openapi.Contract;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with an edited contract.
 *
 * @param path where it is
 * @param builtIn what was edited
 */
record EditedContractFile(Path path, Contract builtIn) {

    /** What it says at the moment. */
    String text() throws ContractFileException {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw bad("it cannot be read");
        }
    }

    /**
     * The contract that a text of it is.
     *
     * @throws ContractFileException if the sandbox could not serve all of it
     */
    Contract contract(String text) throws ContractFileException {
        try {
            Contract contract = Contract.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            new EditedContractValidator(builtIn).check(contract);
            new StubCatalogue(contract, builtIn).stubs();
            return contract;
        } catch (JsonProcessingException e) {
            throw bad(place(e) + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw bad("it cannot be read");
        } catch (RuntimeException e) {
            throw bad(firstLine(String.valueOf(e.getMessage())));
        }
    }

    private ContractFileException bad(String why) {
        return new ContractFileException(path + ": " + why);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it is no contract");
    }
}
