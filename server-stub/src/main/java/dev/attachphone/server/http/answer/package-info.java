/** Answers of the contract, the error envelope, and writing both as responses. */
@NullMarked
package dev.attachphone.server.http.answer;

import org.jspecify.annotations.NullMarked;
