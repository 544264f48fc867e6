package dev.attachphone.sandbox.junit;

import java.util.List;

/**
 * A fixed token of a sandbox.
 *
 * @param sandbox the sandbox
 * @param token the token
 */
record TokenSession(SharedSandbox sandbox, String token) implements SandboxSession {

    TokenSession {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token is blank");
        }
    }

    @Override
    public String baseUrl() {
        return sandbox.url();
    }

    @Override
    public SandboxSession withToken(String other) {
        return new TokenSession(sandbox, other);
    }

    @Override
    public void world(String json) {
        client().send("PUT", "world", json);
    }

    @Override
    public void chaos(int percent, long seed) {
        client().send("PUT", "chaos", "{\"percent\": " + percent + ", \"seed\": " + seed + "}");
    }

    @Override
    public void reset() {
        ControlApiClient client = client();
        client.send("DELETE", "world", "");
        client.send("DELETE", "chaos", "");
    }

    @Override
    public List<JournaledExchange> journal() {
        return client().journal();
    }

    @Override
    public IntegrationCard card() {
        return client().card();
    }

    @Override
    public IntegrationCard suiteCard() {
        return sandbox.suiteCard(card());
    }

    private ControlApiClient client() {
        return new ControlApiClient(baseUrl(), token);
    }
}
