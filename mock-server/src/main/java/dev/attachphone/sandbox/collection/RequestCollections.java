package dev.attachphone.sandbox.collection;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.DemoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request for each answer of a contract, for HTTP clients.
 *
 * @param title the title of the contract
 * @param requests the requests, in the order of the contract
 * @param variables the values of the placeholders in the requests
 */
public record RequestCollections(String title, List<SampleRequest> requests, Map<String, String> variables) {

    /** Returns the requests of the contract to its first server, with the first token of the demo world. */
    public static RequestCollections of(Contract contract, DemoWorld world) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("baseUrl", contract.document().at("/servers/0/url").asText());
        variables.put("token", world.accounts().get(0).token());
        return new RequestCollections(
                contract.document().at("/info/title").asText(), SampleRequest.of(contract), variables);
    }

    /** Writes {@code requests.http}, {@code postman_collection.json} and the folder {@code bruno}. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("requests.http"), HttpFile.of(this));
        Files.writeString(folder.resolve("postman_collection.json"), PostmanCollection.of(this));
        for (Map.Entry<String, String> file : BrunoCollection.of(this).entrySet()) {
            Path path = folder.resolve("bruno").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
