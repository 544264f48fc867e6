/** The data that operators manage: accounts, credentials, agents, attached numbers and their history. */
@NullMarked
package dev.attachphone.server.registry;

import org.jspecify.annotations.NullMarked;
