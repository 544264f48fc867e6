package dev.attachphone.suite.faulty.server;

import dev.attachphone.openapi.DemoWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param token the valid credential
 * @param expiredToken an expired credential, or null
 * @param providers the configured providers
 * @param agents the ids of the agents
 */
public record ModelAccount(String token, @Nullable String expiredToken, List<String> providers, Set<String> agents) {

    /** The accounts of the demo world. */
    static List<ModelAccount> demo() {
        List<ModelAccount> accounts = new ArrayList<>();
        for (DemoWorld.DemoAccount each : DemoWorld.load().accounts()) {
            Set<String> agents = ConcurrentHashMap.newKeySet();
            agents.addAll(each.agents());
            accounts.add(new ModelAccount(each.token(), each.expiredToken(), each.providers(), agents));
        }
        return accounts;
    }
}
