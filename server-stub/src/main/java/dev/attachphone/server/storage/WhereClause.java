package dev.attachphone.server.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query, joined by AND, and their parameters. */
final class WhereClause {

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();

    /** A condition that every row meets. */
    WhereClause() {
        sql = new StringBuilder("true");
    }

    WhereClause(String condition, Object parameter) {
        sql = new StringBuilder(condition);
        parameters.add(parameter);
    }

    /** Adds a condition with one parameter, unless the parameter is null. */
    WhereClause and(String condition, @Nullable Object parameter) {
        if (parameter != null) {
            and(condition);
            parameters.add(parameter);
        }
        return this;
    }

    /** Adds a condition without a parameter; its literal lets the planner use a partial index. */
    WhereClause and(String condition) {
        sql.append(" AND ").append(condition);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    /** The parameters of the conditions, followed by one more, such as that of a LIMIT. */
    Object[] parametersAnd(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all.toArray();
    }
}
