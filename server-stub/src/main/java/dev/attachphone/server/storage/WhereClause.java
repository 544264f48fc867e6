package dev.attachphone.server.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query, and what stands in their places. */
final class WhereClause {

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();

    WhereClause(String first, Object parameter) {
        sql = new StringBuilder(first);
        parameters.add(parameter);
    }

    /** Adds a condition, unless its parameter is null. */
    WhereClause and(String condition, @Nullable String parameter) {
        if (parameter != null) {
            sql.append(" AND ").append(condition);
            parameters.add(StorableText.storable(parameter));
        }
        return this;
    }

    /** Adds a condition that has no parameter, so that the planner knows which rows it is about. */
    WhereClause and(String condition) {
        sql.append(" AND ").append(condition);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Object[] parametersAnd(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all.toArray();
    }
}
