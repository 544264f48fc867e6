/** Compares the vendor's page with the contract. */
@NullMarked
package dev.attachphone.suite.page;

import org.jspecify.annotations.NullMarked;
