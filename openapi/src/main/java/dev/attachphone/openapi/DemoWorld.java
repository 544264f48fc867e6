package dev.attachphone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The initial data of the sandbox and of the server with {@code --demo}: accounts, credentials and agents for the samples of the
 * vendor's page. No number is attached.
 *
 * @param accounts the accounts; the first one is that of the page's samples
 * @param unknownAgent an agent id that does not exist in any account
 */
public record DemoWorld(List<DemoAccount> accounts, String unknownAgent) {

    private static final String RESOURCE = "demo-world.yaml";

    private static final class BuiltIn {
        private static final DemoWorld WORLD = read();
    }

    /**
     * An account.
     *
     * @param name the name
     * @param token a valid credential
     * @param secondToken another valid credential, which the page's workflow uses to create an agent; may be null
     * @param expiredToken an expired credential; may be null
     * @param providers the configured telephony providers; their numbers become active at once
     * @param agents the ids of the agents
     */
    public record DemoAccount(
            String name,
            String token,
            @Nullable String secondToken,
            @Nullable String expiredToken,
            List<String> providers,
            List<String> agents) {}

    /** Returns the demo world of this build. The first call reads it. */
    public static DemoWorld load() {
        return BuiltIn.WORLD;
    }

    private static DemoWorld read() {
        try (InputStream in = Objects.requireNonNull(DemoWorld.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            JsonNode world = new YAMLMapper().readTree(in);
            return new DemoWorld(
                    world.required("accounts")
                            .valueStream()
                            .map(DemoWorld::account)
                            .toList(),
                    text(world.required("unknownAgent")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoAccount account(JsonNode account) {
        return new DemoAccount(
                text(account.required("name")),
                text(account.required("token")),
                account.path("secondToken").textValue(),
                account.path("expiredToken").textValue(),
                texts(account.required("providers")),
                texts(account.required("agents")));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(DemoWorld::text).toList();
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalStateException(RESOURCE + " has " + value + " in place of a text");
        }
        return value.textValue();
    }
}
