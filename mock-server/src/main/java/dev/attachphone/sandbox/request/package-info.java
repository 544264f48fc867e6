/** Parsers for the parts of a request: headers, credentials and body. */
@NullMarked
package dev.attachphone.sandbox.request;

import org.jspecify.annotations.NullMarked;
