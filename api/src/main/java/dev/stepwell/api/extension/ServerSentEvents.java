package dev.stepwell.api.extension;

import dev.stepwell.api.protocol.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events that leave together, in the format of server-sent events. Confined to one stream. */
final class ServerSentEvents {
    /** After so long without an event a comment is sent, so that a client that is gone is noticed. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final byte[] BEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Adds an event.
     *
     * @param id from which the client may go on, or null
     */
    ServerSentEvents add(String type, @Nullable String id, Consumer<Answer> data) {
        StringBuilder head = new StringBuilder();
        if (id != null) {
            head.append("id: ").append(id).append('\n');
        }
        head.append("event: ").append(type).append("\ndata: ");
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        Answer answer = new Answer();
        data.accept(answer);
        bytes.writeBytes(answer.finish());
        bytes.writeBytes(new byte[] {'\n', '\n'});
        return this;
    }

    ServerSentEvents beat() {
        bytes.writeBytes(BEAT);
        return this;
    }

    int size() {
        return bytes.size();
    }

    /** What was added since the last call. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
