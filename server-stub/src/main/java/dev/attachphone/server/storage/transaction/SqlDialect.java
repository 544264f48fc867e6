package dev.attachphone.server.storage.transaction;

/**
 * The expressions in which the databases differ. Both have one parameter, which {@link JsonRows} makes.
 *
 * @param rows a table function with one column {@code value}, which has a row for each array of the parameter: {@code value ->> 0} is
 *     its first column
 * @param isOneOf a condition on a column whose values are those of a parameter with one column; it uses an index on the column
 */
public record SqlDialect(String rows, String isOneOf) {}
