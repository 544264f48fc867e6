/** The operations port: the resources of operations.yaml, for the operator alone. */
@NullMarked
package dev.attachphone.server.operations;

import org.jspecify.annotations.NullMarked;
