package dev.attachphone.sandbox.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.attachphone.openapi.NamedAnswer;
import dev.attachphone.openapi.Operation;
import java.util.Map;
import java.util.stream.Collectors;

/** The examples of the contract as templates that WireMock itself fills from a request. */
final class ResponseBodyTemplates {

    // No helper of WireMock's makes values distinct, so those that were written are remembered in a text.
    private static final String NUMBERS = "[{{#assign 'seen'}}{{/assign}}"
            + "{{#each (jsonPath request.body '$.numbers') as |number|}}"
            + "{{#unless (contains seen (join '<' number '>' ''))}}"
            + "{{#if seen}},{{/if}}{{toJson number}}"
            + "{{#assign 'seen'}}{{seen}}<{{number}}>{{/assign}}{{/unless}}{{/each}}]";

    private ResponseBodyTemplates() {}

    /** The example, as if it were given now. */
    static String now(NamedAnswer answer) {
        return given(answer).toString();
    }

    /** The success of attaching, with the values of the request, each number once. */
    static String attached(NamedAnswer answer) {
        ObjectNode body = given(answer);
        ObjectNode data = (ObjectNode) body.path("data");
        data.putRawValue("agent_id", raw(fromRequest("$.agent_id")));
        data.putRawValue("provider", raw(fromRequest("$.provider")));
        data.putRawValue("phone_numbers", raw(NUMBERS));
        return body.toString();
    }

    /** The created agent, with a random id and whatever the request tells of it. */
    static String created(Operation operation, NamedAnswer answer) {
        String id = "agent_{{randomValue length=12 type='ALPHANUMERIC'}}";
        String told = operation
                .requestSchema()
                .path("properties")
                .propertyStream()
                .filter(field -> answer.body().has(field.getKey()))
                .map(field -> told(operation, field))
                .collect(Collectors.joining());
        return "{\"id\":\"" + id + "\"" + told + " }";
    }

    private static String told(Operation operation, Map.Entry<String, JsonNode> field) {
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
            return ifLike("\"", path, member + fromRequest(path));
        }
        String known = field.getValue()
                .path("properties")
                .propertyStream()
                .map(property -> "\"" + property.getKey() + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        return ifLike("\\{", path, member + fromRequest(path + known));
    }

    /** The text, where what stands at the path, written as JSON, begins like that. */
    private static String ifLike(String start, String path, String text) {
        String it = path.replace('$', '@');
        String there = it + " && " + it + " != null";
        return "{{#if (jsonPath request.body '$[?(" + there + ")]')}}"
                + "{{#if (matches (toJson (jsonPath request.body '" + path + "')) '" + start + "[^$]*')}}"
                + text
                + "{{/if}}{{/if}}";
    }

    private static ObjectNode given(NamedAnswer answer) {
        ObjectNode body = answer.body().deepCopy();
        body.putRawValue("timestamp", raw("{{now format='epoch'}}"));
        ((ObjectNode) body.path("data")).put("attached_at", "{{now}}");
        return body;
    }

    private static String fromRequest(String path) {
        return "{{toJson (jsonPath request.body '" + path + "')}}";
    }

    // The blank keeps the braces of a template apart from those of the body.
    private static RawValue raw(String template) {
        return new RawValue(template + " ");
    }
}
