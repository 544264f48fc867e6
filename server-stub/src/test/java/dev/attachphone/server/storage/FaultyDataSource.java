package dev.attachphone.server.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source of which one call fails. After it, the connection of the call is broken. Thread-safe. */
final class FaultyDataSource {

    /** When a call fails. */
    enum Moment {
        BEFORE_ITS_EFFECT,
        AFTER_ITS_EFFECT
    }

    /** The calls that may reach the database. */
    private static final Set<String> CALLS = Set.of(
            "getConnection",
            "setAutoCommit",
            "prepareStatement",
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeBatch",
            "next",
            "commit",
            "rollback",
            "isValid");

    private static final int NEVER = Integer.MIN_VALUE;

    private final AtomicInteger callsUntilFault = new AtomicInteger(NEVER);
    private volatile Moment moment = Moment.BEFORE_ITS_EFFECT;

    /** Lets the n-th of the following calls fail; the first is 1. */
    void failAt(int n, Moment when) {
        moment = when;
        callsUntilFault.set(n);
    }

    /** Lets no further call fail; returns whether one has failed since {@link #failAt}. */
    boolean stop() {
        return callsUntilFault.getAndSet(NEVER) <= 0;
    }

    DataSource wrap(DataSource source) {
        return proxy(DataSource.class, source, new AtomicBoolean());
    }

    private <T> T proxy(Class<T> type, Object target, AtomicBoolean isBroken) {
        InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments, isBroken);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments, AtomicBoolean isBroken)
            throws Throwable {
        if (!CALLS.contains(method.getName())) {
            return invoke(target, method, arguments, isBroken);
        }
        if (isBroken.get()) {
            throw fault();
        }
        boolean fails = callsUntilFault.get() != NEVER && callsUntilFault.decrementAndGet() == 0;
        Object result =
                fails && moment == Moment.BEFORE_ITS_EFFECT ? null : invoke(target, method, arguments, isBroken);
        if (fails) {
            isBroken.set(!(target instanceof DataSource));
            throw fault();
        }
        return result;
    }

    private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments, AtomicBoolean isBroken)
            throws Throwable {
        try {
            Object result = method.invoke(target, arguments);
            // The statements and results of a connection break with it.
            AtomicBoolean state = target instanceof DataSource ? new AtomicBoolean() : isBroken;
            return Stream.of(PreparedStatement.class, Statement.class, ResultSet.class, Connection.class)
                    .filter(type -> type.isAssignableFrom(method.getReturnType()))
                    .findFirst()
                    .<@Nullable Object>map(type -> result == null ? null : proxy(type, result, state))
                    .orElse(result);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    // Without an SQLSTATE, as from SQLite: nothing tells the pool that the connection is broken.
    private static SQLException fault() {
        return new SQLException("the connection is broken");
    }
}
