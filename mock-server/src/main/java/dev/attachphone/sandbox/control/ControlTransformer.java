package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.SandboxResponses;
import dev.attachphone.sandbox.request.RequestCredentials;
import dev.attachphone.sandbox.request.ServedOperations;
import dev.attachphone.sandbox.request.TenantResolver;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the resource of the sandbox's own API that a request is for. */
public final class ControlTransformer implements ResponseDefinitionTransformerV2 {

    private final ServedOperations servedOperations;
    private final Map<String, ControlResource> resources;

    ControlTransformer(ServedOperations servedOperations, Map<String, ControlResource> resources) {
        this.servedOperations = servedOperations;
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
        String path = ServedOperations.path(request);
        String method = request.getMethod().getName().equals("HEAD")
                ? "GET"
                : request.getMethod().getName();
        Optional<Map.Entry<String, ControlResource>> found = resources.entrySet().stream()
                .filter(resource -> matches(method + " " + path, resource.getKey()))
                .findFirst();
        if (found.isPresent()) {
            String rest = (method + " " + path).substring(found.get().getKey().length());
            return found.get().getValue().answer(inquiry(request, rest));
        }
        return path.equals("/")
                ? SandboxResponses.of(
                        servedOperations.attach().answer("unknown-path"), "only GET / is something here: the console")
                : misdirected(path);
    }

    private ResponseDefinition misdirected(String path) {
        String allowed = resources.keySet().stream()
                .map(key -> key.split(" ", 2))
                .filter(key -> matches(path, key[1]))
                .map(key -> key[0])
                .collect(Collectors.joining(", "));
        return allowed.isEmpty()
                ? ControlResponses.error(404, "The sandbox's own API has: " + String.join(", ", resources.keySet()))
                : ResponseDefinitionBuilder.like(ControlResponses.error(405, "This takes " + allowed))
                        .but()
                        .withHeader("Allow", allowed)
                        .build();
    }

    /** A key that ends with a slash stands for everything below it; but the root stands for itself. */
    private static boolean matches(String asked, String key) {
        boolean below = key.endsWith("/") && !key.endsWith(" /") && key.length() > 1;
        return below ? asked.startsWith(key) : asked.equals(key);
    }

    private ControlRequest inquiry(Request request, String rest) {
        RequestCredentials requestCredentials = RequestCredentials.of(servedOperations.attach(), request);
        return new ControlRequest(
                request, rest, TenantResolver.tenant(servedOperations.all(), request), requestCredentials.account());
    }
}
