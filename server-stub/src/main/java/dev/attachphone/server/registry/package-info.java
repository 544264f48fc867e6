/** What an operator keeps: accounts, credentials, providers, agents, attached numbers, and their history. */
@NullMarked
package dev.attachphone.server.registry;

import org.jspecify.annotations.NullMarked;
