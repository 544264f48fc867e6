package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.control.ControlResource.ControlRequest;
import dev.attachphone.sandbox.inspect.RequestInspection;
import dev.attachphone.sandbox.request.ServedOperations;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Routes requests to the resources of the control API. */
public final class ControlTransformer implements ResponseDefinitionTransformerV2 {

    private final ServedOperations operations;
    private final Map<String, ControlResource> resources;

    ControlTransformer(ServedOperations operations, Map<String, ControlResource> resources) {
        this.operations = operations;
        this.resources = resources;
    }

    @Override
    public String getName() {
        return "control";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        RequestInspection inspection = RequestInspection.of(event);
        String path = inspection.path();
        String method = inspection.method().equals("HEAD") ? "GET" : inspection.method();
        Optional<Map.Entry<String, ControlResource>> found = resources.entrySet().stream()
                .filter(resource -> matches(method + " " + path, resource.getKey()))
                .findFirst();
        if (found.isPresent()) {
            String rest = (method + " " + path).substring(found.get().getKey().length());
            return found.get().getValue().answer(new ControlRequest(request, rest, inspection));
        }
        return path.equals("/")
                ? SandboxResponses.of(
                        operations.attach().answer("unknown-path"), "this path serves only GET, the console")
                : unknownResourceOrMethod(path);
    }

    private ResponseDefinition unknownResourceOrMethod(String path) {
        String allowed = resources.keySet().stream()
                .map(key -> key.split(" ", 2))
                .filter(key -> matches(path, key[1]))
                .map(key -> key[0])
                .collect(Collectors.joining(", "));
        return allowed.isEmpty()
                ? ControlResponses.error(
                        404, "Unknown resource. The control API has: " + String.join(", ", resources.keySet()))
                : ResponseDefinitionBuilder.like(ControlResponses.error(405, "Method not allowed. Allowed: " + allowed))
                        .but()
                        .withHeader("Allow", allowed)
                        .build();
    }

    /** A key that ends with a slash matches every path below it, except for the root, which matches only itself. */
    private static boolean matches(String asked, String key) {
        boolean below = key.endsWith("/") && !key.endsWith(" /") && key.length() > 1;
        return below ? asked.startsWith(key) : asked.equals(key);
    }
}
