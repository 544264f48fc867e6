package dev.attachphone.suite.mutation.killer;

import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.StoreException;
import java.util.Collection;
import java.util.function.Function;

/** Lets stores fail while switched on, as if another process locked the database. */
final class StorageOutage {

    private volatile boolean here;

    void begin() {
        here = true;
    }

    void end() {
        here = false;
    }

    AttachmentStore before(AttachmentStore store) {
        return new AttachmentStore() {
            @Override
            public <T> T inTransaction(Collection<String> numbers, Function<Transaction, T> work) {
                requireNone();
                return store.inTransaction(numbers, work);
            }
        };
    }

    AgentStore beforeAgents(AgentStore store) {
        return (account, agent) -> {
            requireNone();
            store.insert(account, agent);
        };
    }

    private void requireNone() {
        if (here) {
            throw new StoreException("there is trouble");
        }
    }
}
