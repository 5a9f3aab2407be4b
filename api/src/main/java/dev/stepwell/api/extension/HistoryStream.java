package dev.stepwell.api.extension;

import dev.stepwell.api.operations.HistoryEventWriter;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.live.Follower;
import dev.stepwell.interpreter.HistoryEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The history of an execution as it grows; ends with the execution. */
final class HistoryStream implements EventStream {
    private static final int EVENTS_PER_READ = 100;

    /** Bytes of events that leave together, about. */
    private static final int BYTES_TOGETHER_MAX = 256 * 1024;

    private final Follower follower;
    private final boolean data;
    private Follower.News news;

    private HistoryStream(Follower follower, boolean data, Follower.News first) {
        this.follower = follower;
        this.data = data;
        this.news = first;
    }

    /** Reads the first events; the follower is closed when they cannot be read. */
    static HistoryStream open(Follower follower, boolean data) {
        boolean opened = false;
        try {
            HistoryStream stream = new HistoryStream(follower, data, follower.next(EVENTS_PER_READ));
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                follower.close();
            }
        }
    }

    /** Whether the client has everything and nothing more will come. */
    boolean hasNothingLeft() {
        return news.events().isEmpty() && news.isAll() && LiveEvents.isOver(news.status());
    }

    @Override
    public void run(Sink sink) throws IOException, InterruptedException {
        ServerSentEvents out = new ServerSentEvents();
        while (true) {
            for (HistoryEvent event : news.events()) {
                out.add("history", Long.toString(event.id()), item -> HistoryEventWriter.write(event, data, item));
                if (out.size() > BYTES_TOGETHER_MAX) {
                    sink.send(out.take());
                }
            }
            if (news.isAll() && LiveEvents.isOver(news.status())) {
                end(out, news.status());
                sink.send(out.take());
                return;
            }
            if (out.size() > 0) {
                sink.send(out.take());
            }
            if (news.isAll() && !follower.await(ServerSentEvents.HEARTBEAT)) {
                sink.send(out.beat().take());
            }
            news = follower.next(EVENTS_PER_READ);
        }
    }

    private static void end(ServerSentEvents out, @Nullable Status status) {
        if (status == null) {
            out.add("gone", null, item -> item.text("message", "The execution was deleted when its time was up"));
        } else {
            out.add("end", null, item -> item.text("status", status.name()));
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
