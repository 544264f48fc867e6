package dev.attachphone.suite.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attachphone.suite.exchange.CurlCommand;
import dev.attachphone.suite.exchange.RawRequest;
import dev.attachphone.suite.exchange.SecretReplacer;
import dev.attachphone.suite.exchange.TargetAddress;
import dev.attachphone.suite.exchange.TargetRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Formats all requests of a check as one bash script of cURL commands without credentials. The ids of agents that the script creates are
 * passed on to its later requests. Concurrent requests become consecutive ones.
 *
 * @param address the target
 * @param secrets replaces the credentials
 */
public record ReproductionScript(TargetAddress address, SecretReplacer secrets) {

    // A check with more requests asks for the holders of hundreds of numbers.
    private static final int MAX_REQUESTS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The script; empty if one command is enough, or if the check has too many requests. */
    public Optional<String> of(CheckTitle title, List<CheckedExchange> exchanges) {
        if (exchanges.size() < 2 || exchanges.size() > MAX_REQUESTS) {
            return Optional.empty();
        }
        StringBuilder script = new StringBuilder("#!/usr/bin/env bash\n# ")
                .append(secrets.redact(title.qualifiedName()).replaceAll("\\p{Cntrl}", " "));
        Map<String, String> variables = new HashMap<>();
        secrets.variables().forEach(secret -> variables.put(secret.getKey(), secret.getValue()));
        int agents = 0;
        Optional<RawRequest> connection = Optional.empty();
        for (int i = 0; i < exchanges.size(); i++) {
            CheckedExchange exchange = exchanges.get(i);
            // The requests of one connection are one command.
            if (connection.isPresent() && connection.equals(exchange.request().raw())) {
                continue;
            }
            connection = exchange.request().raw();
            String command = new CurlCommand(address, SecretReplacer.of(variables)).of(exchange.request());
            script.append("\n\n# ")
                    .append(i + 1)
                    .append(". expected: ")
                    .append(exchange.expected().answer())
                    .append('\n');
            String agent = agentId(exchange);
            if (agent.isEmpty() || !isUsed(agent, exchanges.subList(i + 1, exchanges.size()))) {
                script.append(command);
                continue;
            }
            String variable = "AGENT_" + ++agents;
            variables.put(agent, "$" + variable);
            script.append("reply=$(")
                    .append(command)
                    .append(")\nprintf '%s\\n' \"$reply\"\n")
                    .append(variable)
                    .append("=$(printf '%s' \"$reply\" | sed -n 's/.*\"id\" *: *\"\\([^\"]*\\)\".*/\\1/p')");
        }
        return Optional.of(script.toString());
    }

    private static String agentId(CheckedExchange exchange) {
        try {
            JsonNode body = JSON.readTree(exchange.reply().body().bytes());
            return body == null ? "" : body.path("id").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isUsed(String agent, List<CheckedExchange> later) {
        return later.stream()
                .map(CheckedExchange::request)
                .anyMatch(request -> text(request).contains(agent));
    }

    private static String text(TargetRequest request) {
        return request.path() + new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
    }
}
