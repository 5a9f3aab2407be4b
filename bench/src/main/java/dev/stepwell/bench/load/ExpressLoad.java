package dev.stepwell.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Synchronous Express executions of five Pass states; the latency is start to end. */
final class ExpressLoad implements Sustained {
    private static final byte[] SUCCEEDED = "\"status\":\"SUCCEEDED\"".getBytes(US_ASCII);
    private static final String INPUT = "{\"order\":42,\"items\":[1,2,3]}";

    private final int clients;
    private final int states;
    private byte[] start = {};
    private long count;
    private int done;

    ExpressLoad(Options options) {
        clients = options.clients(64);
        states = options.whole("states", 5);
    }

    @Override
    public void prepare(Api api) throws IOException {
        String machine = api.machine("load-express-" + states, "EXPRESS", Definition.passes(states));
        start = api.request("StartSyncExecution", Api.start(machine, INPUT));
    }

    @Override
    public Measured run(Api api, double seconds) throws IOException {
        Histogram latency = new Histogram();
        long begun = System.nanoTime();
        long until = begun + (long) (seconds * 1e9);
        count = 0;
        done = 0;
        try (Loop loop = new Loop()) {
            for (int i = 0; i < clients; i++) {
                loop.connect(api.endpoint(), new Client(until, latency)::next).send(start);
            }
            loop.runUntil(() -> done == clients);
        }
        return new Measured("executions", count, (System.nanoTime() - begun) / 1e9, latency);
    }

    private final class Client {
        private final long until;
        private final Histogram latency;
        private long sent = System.nanoTime();

        Client(long until, Histogram latency) {
            this.until = until;
            this.latency = latency;
        }

        byte @Nullable [] next(Message answer) {
            ChainLoad.require(answer);
            if (!answer.has(SUCCEEDED)) {
                throw new IllegalStateException("did not succeed: " + answer.text());
            }
            long now = System.nanoTime();
            latency.add(now - sent);
            sent = now;
            count++;
            if (now - until > 0) {
                done++;
                return null;
            }
            return start;
        }
    }
}
