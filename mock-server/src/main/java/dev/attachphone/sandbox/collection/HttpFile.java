package dev.attachphone.sandbox.collection;

import java.util.Map;
import java.util.stream.Collectors;

/** An {@code .http} file, as the HTTP clients of IntelliJ IDEA, Visual Studio and Visual Studio Code read it. */
final class HttpFile {

    private HttpFile() {}

    static String of(RequestCollections collections) {
        return collections.variables().entrySet().stream()
                        .map(variable -> "@" + variable.getKey() + " = " + variable.getValue() + "\n")
                        .collect(Collectors.joining())
                + collections.requests().stream().map(HttpFile::request).collect(Collectors.joining());
    }

    private static String request(SampleRequest request) {
        return "\n### " + request.operation() + ": " + request.answer().status() + " "
                + request.answer().name() + "\n" + request.method() + " " + request.url() + "\n"
                + headers(request.headers(), "") + "\n" + request.json() + "\n";
    }

    /** One line for each header, indented. */
    static String headers(Map<String, String> headers, String indentation) {
        return headers.entrySet().stream()
                .map(header -> indentation + header.getKey() + ": " + header.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
