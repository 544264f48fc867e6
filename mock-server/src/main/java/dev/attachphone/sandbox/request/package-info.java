/** What is read from a request before any stub sees it: findings that plain matchers cannot make exactly. */
@NullMarked
package dev.attachphone.sandbox.request;

import org.jspecify.annotations.NullMarked;
