package dev.attachphone.sandbox.collection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** A Postman collection in the format 2.1, with one folder for each operation. */
final class PostmanCollection {

    private PostmanCollection() {}

    static String of(RequestCollections collections) {
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection
                .putObject("info")
                .put("name", collections.title())
                .put("schema", "https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        ArrayNode folders = collection.putArray("item");
        Map<String, ArrayNode> items = new HashMap<>();
        for (SampleRequest request : collections.requests()) {
            add(
                    request,
                    items.computeIfAbsent(
                                    request.operation(),
                                    name -> folders.addObject()
                                            .put("name", name)
                                            .putArray("item"))
                            .addObject());
        }
        ArrayNode variables = collection.putArray("variable");
        collections
                .variables()
                .forEach((name, value) -> variables.addObject().put("key", name).put("value", value));
        return collection.toPrettyString() + "\n";
    }

    private static void add(SampleRequest request, ObjectNode item) {
        int status = request.answer().status();
        item.put("name", request.answer().name());
        item.putArray("event")
                .addObject()
                .put("listen", "test")
                .putObject("script")
                .put("type", "text/javascript")
                .putArray("exec")
                .add("pm.test('status " + status + "', () => pm.response.to.have.status(" + status + "));");
        ObjectNode json = item.putObject("request")
                .put("method", request.method())
                .put("url", request.url())
                .put("description", request.answer().summary());
        ArrayNode headers = json.putArray("header");
        request.headers()
                .forEach((name, value) -> headers.addObject().put("key", name).put("value", value));
        ObjectNode body = json.putObject("body").put("mode", "raw").put("raw", request.json());
        body.putObject("options").putObject("raw").put("language", "json");
    }
}
