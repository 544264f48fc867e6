/** The sandbox as a program: its command line, and the WireMock server it starts. */
@NullMarked
package dev.attachphone.sandbox;

import org.jspecify.annotations.NullMarked;
