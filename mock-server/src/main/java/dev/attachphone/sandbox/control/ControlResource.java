package dev.attachphone.sandbox.control;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;

/** Something that can be asked for or changed. */
@FunctionalInterface
interface ControlResource {

    /** The answer to an inquiry. */
    ResponseDefinition answer(ControlRequest controlRequest);
}
