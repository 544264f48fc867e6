/** The state of each tenant: its declared or default world, attached numbers and created agents. */
@NullMarked
package dev.attachphone.sandbox.world;

import org.jspecify.annotations.NullMarked;
