package dev.attachphone.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a watched script was answered, as {@code watch.cjs} writes it.
 *
 * @param status the HTTP status
 * @param name the name of the answer
 * @param because why it was given
 * @param body the body
 */
record ObservedResponse(int status, String name, String because, JsonNode body) {

    static List<ObservedResponse> readFrom(String lines) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<ObservedResponse> answers = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            answers.add(mapper.readValue(line, ObservedResponse.class));
        }
        return answers;
    }
}
