package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attachphone.sandbox.answer.Reply;
import dev.attachphone.sandbox.request.Credentials;
import dev.attachphone.sandbox.request.Operations;
import dev.attachphone.sandbox.request.Sender;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the resource of the sandbox's own API that a request is for. */
public final class Control implements ResponseDefinitionTransformerV2 {

    private final Operations operations;
    private final Map<String, Resource> resources;

    Control(Operations operations, Map<String, Resource> resources) {
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
        String path = Operations.path(request);
        String method = request.getMethod().getName().equals("HEAD")
                ? "GET"
                : request.getMethod().getName();
        Optional<Map.Entry<String, Resource>> found = resources.entrySet().stream()
                .filter(resource -> matches(method + " " + path, resource.getKey()))
                .findFirst();
        if (found.isPresent()) {
            String rest = (method + " " + path).substring(found.get().getKey().length());
            return found.get().getValue().answer(inquiry(request, rest));
        }
        return path.equals("/")
                ? Reply.of(operations.attach().answer("unknown-path"), "only GET / is something here: the console")
                : misdirected(path);
    }

    private ResponseDefinition misdirected(String path) {
        String allowed = resources.keySet().stream()
                .map(key -> key.split(" ", 2))
                .filter(key -> matches(path, key[1]))
                .map(key -> key[0])
                .collect(Collectors.joining(", "));
        return allowed.isEmpty()
                ? Controls.refused(404, "The sandbox's own API has: " + String.join(", ", resources.keySet()))
                : ResponseDefinitionBuilder.like(Controls.refused(405, "This takes " + allowed))
                        .but()
                        .withHeader("Allow", allowed)
                        .build();
    }

    /** A key that ends with a slash stands for everything below it; but the root stands for itself. */
    private static boolean matches(String asked, String key) {
        boolean below = key.endsWith("/") && !key.endsWith(" /") && key.length() > 1;
        return below ? asked.startsWith(key) : asked.equals(key);
    }

    private Inquiry inquiry(Request request, String rest) {
        Credentials credentials = Credentials.of(operations.attach(), request);
        return new Inquiry(request, rest, Sender.realm(operations.all(), request), credentials.account());
    }
}
