/** Clients as partners have them, against the packaged sandbox: generated ones, and the samples of the vendor's page. */
@NullMarked
package dev.attachphone.sandbox.client;

import org.jspecify.annotations.NullMarked;
