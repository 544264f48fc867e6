package dev.attachphone.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A response that a script received, as {@code watch.cjs} prints it.
 *
 * @param status the HTTP status
 * @param name the name of the answer
 * @param because its reason
 * @param body the body
 */
record ObservedResponse(int status, String name, String because, JsonNode body) {

    static List<ObservedResponse> readFrom(String lines) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<ObservedResponse> responses = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            responses.add(mapper.readValue(line, ObservedResponse.class));
        }
        return responses;
    }
}
