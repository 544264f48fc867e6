/** The URLs and settings of the supported databases. */
@NullMarked
package dev.attachphone.server.storage.configuration;

import org.jspecify.annotations.NullMarked;
