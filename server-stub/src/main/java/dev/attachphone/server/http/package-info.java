/** Takes requests over HTTP, asks the rules of attaching, and answers as the contract says. */
@NullMarked
package dev.attachphone.server.http;

import org.jspecify.annotations.NullMarked;
