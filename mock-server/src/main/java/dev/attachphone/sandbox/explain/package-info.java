/** What is wrong with a request, in people's words, and what to send instead. */
@NullMarked
package dev.attachphone.sandbox.explain;

import org.jspecify.annotations.NullMarked;
