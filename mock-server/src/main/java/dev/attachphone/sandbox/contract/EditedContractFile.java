package dev.attachphone.sandbox.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.InvalidContractException;
import dev.attachphone.sandbox.stubs.StubCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with an edited contract.
 *
 * @param path the path of the file
 * @param builtIn the contract that was edited
 */
record EditedContractFile(Path path, Contract builtIn) {

    /** Reads the text of the file. */
    String text() throws ContractFileException {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw unusable("it cannot be read", e);
        }
    }

    /**
     * Parses the text of the file.
     *
     * @throws ContractFileException if the text is not a contract that the sandbox can serve
     */
    Contract contract(String text) throws ContractFileException {
        try {
            Contract contract = Contract.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            new EditedContractValidator(builtIn).validate(contract);
            new StubCatalogue(contract).index().mappings();
            return contract;
        } catch (JsonProcessingException e) {
            throw unusable(location(e) + firstLine(e.getOriginalMessage()), e);
        } catch (InvalidContractException e) {
            throw unusable(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unusable("it cannot be read", e);
        }
    }

    private ContractFileException unusable(String reason, Exception cause) {
        return new ContractFileException(path + ": " + reason, cause);
    }

    private static String location(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it is not YAML");
    }
}
