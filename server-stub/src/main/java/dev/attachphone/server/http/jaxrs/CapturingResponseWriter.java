package dev.attachphone.server.http.jaxrs;

import dev.attachphone.server.http.answer.Answer;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/** Captures the {@link Answer} of a Jersey response instead of writing it. Used for one request. */
final class CapturingResponseWriter implements ContainerResponseWriter {

    private @Nullable Answer answer;
    private @Nullable Throwable failure;

    Answer answer() {
        if (failure != null) {
            throw new ContainerException("Jersey failed to process the request", failure);
        }
        return Objects.requireNonNull(answer, "Jersey returned no answer");
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
        answer = Answer.fromHeaders(response.getHeaders());
        return OutputStream.nullOutputStream();
    }

    @Override
    public void failure(Throwable error) {
        failure = error;
    }

    @Override
    public void commit() {}

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }

    @Override
    public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
        throw new UnsupportedOperationException("asynchronous resources");
    }

    @Override
    public void setSuspendTimeout(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException("asynchronous resources");
    }
}
