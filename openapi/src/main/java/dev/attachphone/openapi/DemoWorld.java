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
 * The accounts, credentials and agents that every sample of the vendor's page works with; no number is attached.
 *
 * @param accounts the accounts, the one of the page's samples first
 * @param unknownAgent an agent id that exists in no account
 */
public record DemoWorld(
        @JsonProperty("accounts") List<DemoAccount> accounts,
        @JsonProperty("unknownAgent") String unknownAgent) {

    private static final String RESOURCE = "/openapi/demo-world.yaml";

    /**
     * One account.
     *
     * @param name what people call it
     * @param token its valid credential
     * @param secondToken another valid credential of it, if it has one: the page's workflow sends it where it creates an agent
     * @param expiredToken a credential of it that is not valid any more, if it has one
     * @param providers the telephony providers configured for it; they activate numbers at once
     * @param agents the ids of its agents
     */
    public record DemoAccount(
            @JsonProperty("name") String name,
            @JsonProperty("token") String token,
            @JsonProperty("secondToken") @Nullable String secondToken,
            @JsonProperty("expiredToken") @Nullable String expiredToken,
            @JsonProperty("providers") List<String> providers,
            @JsonProperty("agents") List<String> agents) {}

    /** Reads the demo world that this module was built with. */
    public static DemoWorld load() {
        try (InputStream in = Objects.requireNonNull(DemoWorld.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new YAMLMapper().readValue(in, DemoWorld.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
