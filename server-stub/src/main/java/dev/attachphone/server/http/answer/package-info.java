@NullMarked
package dev.attachphone.server.http.answer;

import org.jspecify.annotations.NullMarked;
