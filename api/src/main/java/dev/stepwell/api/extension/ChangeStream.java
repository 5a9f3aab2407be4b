package dev.stepwell.api.extension;

import dev.stepwell.engine.live.ChangeWatch;
import dev.stepwell.engine.live.ChangeWatch.Change;
import java.io.IOException;
import java.time.Duration;

/** Executions that begin and end. A client that is too slow, or comes back too late, is told that there is a gap. */
final class ChangeStream implements EventStream {
    /** Changes that are looked at together. */
    private static final int CHANGES_TOGETHER = 500;

    /** Changes gather for so long before they leave, so that a busy server does not drown the client. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final ChangeWatch watch;
    private final String life;

    ChangeStream(ChangeWatch watch, String life) {
        this.watch = watch;
        this.life = life;
    }

    @Override
    public void run(Sink sink) throws IOException, InterruptedException {
        ServerSentEvents out = new ServerSentEvents();
        out.add("hello", watch.at() < 0 ? null : id(watch.at()), item -> item.text("life", life));
        while (true) {
            ChangeWatch.Batch batch = watch.next(CHANGES_TOGETHER);
            if (batch.gap()) {
                out.add("gap", null, item -> item.text("message", "Some changes were missed: list executions again"));
            }
            for (Change change : batch.changes()) {
                out.add("execution", id(change.number()), item -> Shapes.found(change.execution(), item));
            }
            if (out.size() > 0) {
                sink.send(out.take());
                watch.gather(GATHER);
            }
            if (batch.isAll() && !watch.await(ServerSentEvents.HEARTBEAT)) {
                sink.send(out.beat().take());
            }
        }
    }

    private String id(long number) {
        return life + "-" + number;
    }

    @Override
    public void close() {
        watch.close();
    }
}
