package dev.attachphone.server.storage;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.Agent;
import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.storage.transaction.GroupCommit;
import dev.attachphone.server.storage.transaction.JdbcSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Agents in a database. */
final class JdbcAgentStore implements AgentStore {

    private final GroupCommit commits;
    private final Clock clock;

    JdbcAgentStore(GroupCommit commits, Clock clock) {
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public void insert(Account account, Agent agent) {
        commits.run(jdbcSession -> {
            insert(jdbcSession, account, agent, clock.millis());
            return agent.id();
        });
    }

    static void insert(JdbcSession jdbcSession, Account account, Agent agent, long now) {
        Agent.Voice voice = agent.voice() == null ? new Agent.Voice(null, null) : agent.voice();
        jdbcSession.update(
                "INSERT INTO agent (id, account_id, name, prompt, voice_provider, voice_id, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                agent.id(),
                account.id(),
                storable(agent.name()),
                storable(agent.prompt()),
                storable(voice.provider()),
                storable(voice.voiceId()),
                now);
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : StorableText.storable(text);
    }
}
