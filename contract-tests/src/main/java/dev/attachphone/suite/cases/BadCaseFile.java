package dev.attachphone.suite.cases;

import java.io.Serial;

/** A case file that cannot be used; the message names file, line and field. */
public final class BadCaseFile extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BadCaseFile(String message) {
        super(message);
    }
}
