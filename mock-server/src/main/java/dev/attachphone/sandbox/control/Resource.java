package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;

/** Something that can be asked for or changed. */
@FunctionalInterface
interface Resource {

    /** The answer to an inquiry. */
    ResponseDefinition answer(Inquiry inquiry);
}
