package dev.attachphone.server.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of operator tokens: in each line the name, the scopes and the digest of a token. Empty lines, and lines that begin with
 * {@code #}, are ignored. The file is read again every second; while it is missing or invalid, the last valid tokens stay in use.
 * Thread-safe.
 */
public final class OperatorTokenFile implements Supplier<List<OperatorToken>> {

    private static final Logger log = LoggerFactory.getLogger(OperatorTokenFile.class);

    /** How long the file is not read again. */
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final Set<OpenOption> READ_AND_WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    private final Path file;
    private final LongSupplier nanoTime;
    private List<OperatorToken> tokens;
    private long readAt;
    private String lastProblem = "";

    /** Thrown if a token file cannot be used. */
    public static final class InvalidTokenFileException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidTokenFileException(String message) {
            super(message);
        }
    }

    /**
     * Reads the file for the first time.
     *
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws InvalidTokenFileException if the file cannot be read, is invalid or has no token
     */
    public OperatorTokenFile(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.tokens = read();
        if (tokens.isEmpty()) {
            throw new InvalidTokenFileException("the token file " + file + " has no token");
        }
        this.readAt = nanoTime.getAsLong();
    }

    /** The tokens of the file, as they were at most a second ago. */
    @Override
    public synchronized List<OperatorToken> get() {
        long now = nanoTime.getAsLong();
        if (now - readAt >= PERIOD_NANOS) {
            readAt = now;
            reload();
        }
        return tokens;
    }

    private void reload() {
        try {
            List<OperatorToken> found = read();
            if (!found.equals(tokens)) {
                log.info("Reloaded {} operator tokens from {}", found.size(), file);
            }
            tokens = found;
            lastProblem = "";
        } catch (InvalidTokenFileException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(lastProblem)) {
                log.warn("{}; the last valid tokens stay in use", problem);
            }
            lastProblem = problem;
        }
    }

    /**
     * Appends a token to the file, which is created for its owner only if it does not exist. Several processes can do so at the same
     * time.
     *
     * @throws InvalidTokenFileException if the file cannot be read or written, is invalid, or has a token with this name
     */
    public static void add(Path file, OperatorToken token) {
        FileAttribute<?>[] attributes =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, READ_AND_WRITE, attributes)) {
            // Released when the channel is closed.
            channel.lock();
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // The next read continues where this one has ended.
            }
            String text = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
            String added = (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + token.line() + "\n";
            parse(file, (text + added).lines().toList());
            ByteBuffer bytes = ByteBuffer.wrap(added.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new InvalidTokenFileException("the token file " + file + " cannot be written: " + e);
        }
    }

    private List<OperatorToken> read() {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new InvalidTokenFileException("the token file " + file + " cannot be read");
        }
    }

    private static List<OperatorToken> parse(Path file, List<String> lines) {
        List<OperatorToken> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = "the token file " + file + ", line " + (i + 1) + ", ";
            try {
                OperatorToken token = OperatorToken.parse(line);
                if (!names.add(token.name())) {
                    throw new InvalidTokenFileException(place + "repeats the name " + token.name());
                }
                found.add(token);
            } catch (OperatorToken.InvalidTokenLineException e) {
                throw new InvalidTokenFileException(place + e.getMessage());
            }
        }
        return List.copyOf(found);
    }
}
