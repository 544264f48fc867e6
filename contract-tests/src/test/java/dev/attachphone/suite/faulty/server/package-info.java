/**
 * A server of its own for the contract, whose rules can be altered one at a time. It shares no code with the oracle that predicts
 * answers, so that an error in the oracle is not hidden by the same error here.
 */
@NullMarked
package dev.attachphone.suite.faulty.server;

import org.jspecify.annotations.NullMarked;
