/** Tests of the packaged sandbox with generated clients and the samples of the vendor's page. */
@NullMarked
package dev.attachphone.sandbox.client;

import org.jspecify.annotations.NullMarked;
