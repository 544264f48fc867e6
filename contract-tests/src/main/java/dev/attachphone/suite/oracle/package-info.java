/**
 * Predicts the named answer to a request. The prediction rests on the contract and on the rules in {@code oracle/rules.yaml}, not
 * on the code of a server.
 */
@NullMarked
package dev.attachphone.suite.oracle;

import org.jspecify.annotations.NullMarked;
