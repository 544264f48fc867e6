package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.attachphone.openapi.AgentIdFormat;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.Map;
import java.util.stream.Collectors;

/** Converts the examples of the contract to response templates for WireMock's {@code response-template} transformer. */
final class ResponseBodyTemplates {

    // WireMock has no helper that removes duplicates, so the variable seen collects the numbers already written.
    private static final String NUMBERS = "[{{#assign 'seen'}}{{/assign}}"
            + "{{#each (jsonPath request.body '$.numbers') as |number|}}"
            + "{{#unless (contains seen (join '<' number '>' ''))}}"
            + "{{#if seen}},{{/if}}{{toJson number}}"
            + "{{#assign 'seen'}}{{seen}}<{{number}}>{{/assign}}{{/unless}}{{/each}}]";

    // Evaluated first: the timestamp of an answer is not before the time of the attachment.
    private static final String ATTACHED_AT = "{{#assign 'attached_at'}}{{now}}{{/assign}}";

    private ResponseBodyTemplates() {}

    /** The example with current timestamps. */
    static String now(NamedAnswer answer) {
        return ATTACHED_AT + withTimestamps(answer);
    }

    /** The success of attaching with the values of the request and current timestamps. Duplicate numbers are removed. */
    static String attached(NamedAnswer answer) {
        ObjectNode body = withTimestamps(answer);
        ObjectNode data = (ObjectNode) body.path("data");
        data.putRawValue("agent_id", raw(fromRequest("$.agent_id")));
        data.putRawValue("provider", raw(fromRequest("$.provider")));
        data.putRawValue("phone_numbers", raw(NUMBERS));
        return ATTACHED_AT + body;
    }

    /** The created agent with a random id and the values of the request. */
    static String created(Operation operation, NamedAnswer answer, AgentIdFormat format) {
        String id = format.prefix() + "{{randomValue length=" + format.length() + " type='ALPHANUMERIC'}}";
        String members = operation
                .requestSchema()
                .path("properties")
                .propertyStream()
                .filter(field -> answer.body().has(field.getKey()))
                .map(field -> member(operation, field))
                .collect(Collectors.joining());
        return "{\"id\":\"" + id + "\"" + members + " }";
    }

    private static String member(Operation operation, Map.Entry<String, JsonNode> field) {
        String path = "$." + field.getKey();
        String member = ",\"" + field.getKey() + "\":";
        boolean required = operation
                .requestSchema()
                .path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field.getKey()));
        if (required) {
            return member + fromRequest(path);
        }
        if (field.getValue().path("type").asText().equals("string")) {
            return ifStartsWith("\"", path, member + fromRequest(path));
        }
        String known = field.getValue()
                .path("properties")
                .propertyStream()
                .map(property -> "\"" + property.getKey() + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        return ifStartsWith("\\{", path, member + fromRequest(path + known));
    }

    /** The text, if the JSON of the value at the path begins with the pattern. */
    private static String ifStartsWith(String start, String path, String text) {
        String current = path.replace('$', '@');
        String exists = current + " && " + current + " != null";
        return "{{#if (jsonPath request.body '$[?(" + exists + ")]')}}"
                + "{{#if (matches (toJson (jsonPath request.body '" + path + "')) '" + start + "[^$]*')}}"
                + text
                + "{{/if}}{{/if}}";
    }

    private static ObjectNode withTimestamps(NamedAnswer answer) {
        ObjectNode body = answer.body().deepCopy();
        body.putRawValue("timestamp", raw("{{now format='epoch'}}"));
        ((ObjectNode) body.path("data")).put("attached_at", "{{attached_at}}");
        return body;
    }

    private static String fromRequest(String path) {
        return "{{toJson (jsonPath request.body '" + path + "')}}";
    }

    // The space separates the closing braces of a template from those of the body.
    private static RawValue raw(String template) {
        return new RawValue(template + " ");
    }
}
