package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the console: the page at {@code /} and its scripts and styles. The page loads nothing from other hosts. */
record ConsoleResource() implements ControlResource {

    private static final String INDEX = "index.html";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private static final String SWAGGER_UI = "/assets/swagger-ui/swagger-ui-dist/";

    @Override
    public ResponseDefinition answer(ControlRequest request) {
        String name = request.remainingPath().isEmpty() ? INDEX : request.remainingPath();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        Optional<byte[]> file =
                type != null && name.matches("[a-z][a-z0-9-]*(\\.[a-z]+)+") ? file(name) : Optional.empty();
        return file.isEmpty()
                ? ControlResponses.error(404, "The console has no file '" + name + "'")
                : ResponseDefinitionBuilder.responseDefinition()
                        .withStatus(200)
                        .withHeader("Content-Type", type)
                        .withHeader("Cache-Control", "no-cache")
                        .withHeader("X-Content-Type-Options", "nosniff")
                        .withHeader(
                                "Content-Security-Policy",
                                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                        + "base-uri 'none'; frame-ancestors 'none'")
                        .withBody(file.get())
                        .build();
    }

    /** Reads a file of the console, or of the Swagger UI that WireMock contains. */
    private static Optional<byte[]> file(String name) {
        return name.startsWith("swagger-ui")
                ? resource(SWAGGER_UI + name)
                : resource("/dev/attachphone/sandbox/console/" + name);
    }

    private static Optional<byte[]> resource(String path) {
        try (@Nullable InputStream in = ConsoleResource.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
