package dev.attachphone.server.storage.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Implements an interface of JDBC with one method. */
interface JdbcProxy {

    /** A call of a method of the interface. */
    record JdbcCall(Method method, List<@Nullable Object> arguments) {

        String name() {
            return method.getName();
        }

        /** The first argument, which is a text. */
        String text() {
            return String.valueOf(arguments.get(0));
        }

        /** The first argument, which is a number. */
        int number() {
            return Integer.parseInt(text());
        }

        /** The first argument, which is a truth value. */
        boolean isTrue() {
            return Boolean.parseBoolean(text());
        }

        /** Calls the method of another object. */
        @Nullable
        Object on(Object target) throws Throwable {
            try {
                return method.invoke(target, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        UnsupportedOperationException unsupported() {
            return new UnsupportedOperationException(method.toString());
        }
    }

    @Nullable
    Object handle(JdbcCall call) throws Throwable;

    static <T> T of(Class<T> type, JdbcProxy handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> arguments != null && proxy == arguments[0];
                    case "toString" -> type.getSimpleName();
                    default ->
                        handler.handle(new JdbcCall(method, arguments == null ? List.of() : Arrays.asList(arguments)));
                }));
    }
}
