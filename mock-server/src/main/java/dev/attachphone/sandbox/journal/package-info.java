/** The request journal: the recent requests and responses of each token, visible to that token only. */
@NullMarked
package dev.attachphone.sandbox.journal;

import org.jspecify.annotations.NullMarked;
