package dev.attachphone.suite.oracle;

/**
 * Who holds a number, or asks for it.
 *
 * @param agent the agent
 * @param provider the word for the provider under which it is held
 */
public record Holder(OracleAgent agent, String provider) {}
