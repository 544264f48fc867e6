package dev.attachphone.server.storage.transaction;

import dev.attachphone.server.attach.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes SQL on one connection. Each distinct statement is prepared once and reused until the session is closed; the
 * connection itself is not closed. In text parameters, each NUL is replaced by U+FFFD, because PostgreSQL cannot store NUL; no
 * id contains either. Database errors are thrown as {@link StoreException}. Not thread-safe.
 */
public final class JdbcSession implements AutoCloseable {

    /** Maps the current row of a result set. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private final SqlDialect dialect;

    public JdbcSession(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** The expressions for lists of parameters in this session's database. */
    public SqlDialect dialect() {
        return dialect;
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (ResultSet rows = bind(sql, parameters).executeQuery()) {
            List<T> results = new ArrayList<>();
            while (rows.next()) {
                results.add(mapper.map(rows));
            }
            return results;
        } catch (SQLException e) {
            throw new StoreException("query failed: " + sql, e);
        }
    }

    /** The first row of the result, if there is one. */
    public <T> Optional<T> queryFirst(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** Executes an update and returns the number of affected rows. */
    public int update(String sql, @Nullable Object... parameters) {
        try {
            return bind(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("update failed: " + sql, e);
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(i + 1, parameter instanceof String text ? withoutNul(text) : parameter);
        }
    }

    static String withoutNul(String text) {
        return text.replace('\0', '\ufffd');
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
