package dev.attachphone.suite.program.benchmark;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A process with Jetty and a handler that reads the body and answers every request alike. */
record BareJetty(Process process, URI url) implements AutoCloseable {

    /** Answers with {@code invalid-auth} (401). */
    static BareJetty start() throws Exception {
        return start(401, "{\"error\":true,\"code\":401,\"message\":\"Invalid authentication token\",\"data\":{}}");
    }

    /** Answers with the status and the JSON body. */
    static BareJetty start(int status, String body) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareJetty.class.getName(),
                        String.valueOf(status),
                        body)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        return new BareJetty(process, URI.create(Objects.requireNonNull(output.readLine(), "Jetty did not start")));
    }

    public static void main(String[] args) throws Exception {
        int status = Integer.parseInt(args[0]);
        byte[] body = args[1].getBytes(StandardCharsets.UTF_8);
        Server server = new Server(0);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Source.consumeAll(
                        request, Callback.from(() -> answer(response, status, body, callback), callback::failed));
                return true;
            }
        });
        server.start();
        System.out.println("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    private static void answer(Response response, int status, byte[] body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(1, TimeUnit.MINUTES);
    }
}
