package dev.attachphone.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
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
public record DemoWorld(
        @JsonProperty("accounts") List<DemoAccount> accounts,
        @JsonProperty("unknownAgent") String unknownAgent) {

    private static final String RESOURCE = "demo-world.yaml";

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
            @JsonProperty("name") String name,
            @JsonProperty("token") String token,
            @JsonProperty("secondToken") @Nullable String secondToken,
            @JsonProperty("expiredToken") @Nullable String expiredToken,
            @JsonProperty("providers") List<String> providers,
            @JsonProperty("agents") List<String> agents) {}

    /** Reads the demo world of this build. */
    public static DemoWorld load() {
        try (InputStream in = Objects.requireNonNull(DemoWorld.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new YAMLMapper().readValue(in, DemoWorld.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
