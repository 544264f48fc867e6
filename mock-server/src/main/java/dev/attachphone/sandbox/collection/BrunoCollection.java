package dev.attachphone.sandbox.collection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A Bruno collection: files in the Bru format, in one folder for each operation. */
final class BrunoCollection {

    private BrunoCollection() {}

    /** The content of the files by path. */
    static Map<String, String> of(RequestCollections collections) {
        Map<String, String> files = new TreeMap<>();
        files.put(
                "bruno.json",
                JsonNodeFactory.instance
                                .objectNode()
                                .put("version", "1")
                                .put("name", collections.title())
                                .put("type", "collection")
                                .toPrettyString()
                        + "\n");
        files.put("environments/sandbox.bru", block("vars", HttpFile.headers(collections.variables(), "  ")));
        int number = 0;
        for (SampleRequest request : collections.requests()) {
            files.put(request.operation() + "/" + request.answer().name() + ".bru", request(request, ++number));
        }
        return files;
    }

    private static String request(SampleRequest request, int number) {
        return String.join(
                "\n",
                block("meta", "  name: " + request.answer().name() + "\n  type: http\n  seq: " + number + "\n"),
                block(
                        request.method().toLowerCase(Locale.ROOT),
                        "  url: " + request.url() + "\n  body: json\n  auth: none\n"),
                block("headers", HttpFile.headers(request.headers(), "  ")),
                block("body:json", request.json().lines().collect(Collectors.joining("\n  ", "  ", "\n"))),
                block("assert", "  res.status: eq " + request.answer().status() + "\n"));
    }

    private static String block(String name, String lines) {
        return name + " {\n" + lines + "}\n";
    }
}
