/** The JAX-RS resources of {@code operations.yaml}, which require the operator's token. */
@NullMarked
package dev.attachphone.server.operations;

import org.jspecify.annotations.NullMarked;
