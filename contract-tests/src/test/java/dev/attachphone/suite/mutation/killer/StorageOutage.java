package dev.attachphone.suite.mutation.killer;

import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.StoreException;

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
        return request -> {
            requireNone();
            return store.attach(request);
        };
    }

    AgentStore beforeAgents(AgentStore store) {
        return (account, agent, origin) -> {
            requireNone();
            store.insert(account, agent, origin);
        };
    }

    private void requireNone() {
        if (here) {
            throw new StoreException("there is trouble");
        }
    }
}
