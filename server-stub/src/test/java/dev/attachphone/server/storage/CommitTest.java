package dev.attachphone.server.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachCommand;
import dev.attachphone.server.attach.AttachOutcome;
import dev.attachphone.server.attach.AttachOutcome.Attached;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.storage.configuration.DatabaseConfiguration;
import dev.attachphone.server.storage.transaction.StorageListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups of attach requests while an earlier group is committed. */
final class CommitTest {

    private final Semaphore committing = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private volatile boolean isBlocking;

    @TempDir
    private Path directory = Path.of("");

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nextGroupIsReadWhileACommitWaits() throws Exception {
        DatabaseConfiguration configuration = DatabaseConfiguration.of("sqlite:" + directory.resolve("attach.db"));
        configuration
                .pool()
                .setDataSource(proxy(DataSource.class, configuration.pool().getDataSource()));
        try (Database database = Database.open(configuration, Clock.systemUTC(), 100, StorageListener.NONE)) {
            Account account = new Account(RegistryFixture.in(database).account().id());
            assertInstanceOf(Attached.class, attach(database, account, "+15550000001"));
            isBlocking = true;
            CompletableFuture<AttachOutcome> first =
                    CompletableFuture.supplyAsync(() -> attach(database, account, "+15550000002"));
            committing.acquire();
            isBlocking = false;

            assertInstanceOf(Attached.class, attach(database, account, "+15550000001"));
            assertFalse(first.isDone());
            released.release();
            assertInstanceOf(Attached.class, first.join());
        } finally {
            released.release();
        }
    }

    private static AttachOutcome attach(Database database, Account account, String number) {
        return new AttachPhoneNumbers(database.attachments(), Clock.systemUTC())
                .attach(account, new AttachCommand("a", "san", List.of(number)), RegistryFixture.ORIGIN);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("commit") && isBlocking) {
                        committing.release();
                        released.acquire();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection ? proxy(Connection.class, result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
