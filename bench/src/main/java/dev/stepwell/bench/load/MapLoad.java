package dev.stepwell.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Inline Maps of one Pass for each item, one after the other; the latency is start to end, seen by the client. */
final class MapLoad implements Sustained {
    private static final byte[] ARN = "\"executionArn\":\"".getBytes(US_ASCII);
    private static final byte[] RUNNING = "\"status\":\"RUNNING\"".getBytes(US_ASCII);
    private static final byte[] SUCCEEDED = "\"status\":\"SUCCEEDED\"".getBytes(US_ASCII);

    private final int items;
    private byte[] start = {};
    private byte[] describe = {};
    private boolean following;
    private long sent;
    private long count;
    private boolean done;

    MapLoad(Options options) {
        items = options.whole("items", 1_000);
    }

    @Override
    public void prepare(Api api) throws IOException {
        String machine = api.machine("load-map", "STANDARD", Definition.map());
        start = api.request("StartExecution", Api.start(machine, Definition.items(items)));
    }

    @Override
    public Measured run(Api api, double seconds) throws IOException {
        Histogram latency = new Histogram();
        long begun = System.nanoTime();
        long until = begun + (long) (seconds * 1e9);
        count = 0;
        done = false;
        following = false;
        sent = begun;
        try (Loop loop = new Loop()) {
            loop.connect(api.endpoint(), answer -> next(api, answer, until, latency))
                    .send(start);
            loop.runUntil(() -> done);
        }
        return new Measured("items", count * items, (System.nanoTime() - begun) / 1e9, latency);
    }

    private byte @Nullable [] next(Api api, Message answer, long until, Histogram latency) {
        ChainLoad.require(answer);
        if (!following) {
            following = true;
            describe = api.request("DescribeExecution", "{\"executionArn\":\"" + answer.after(ARN) + "\"}");
            return describe;
        }
        if (answer.has(RUNNING)) {
            return describe;
        }
        if (!answer.has(SUCCEEDED)) {
            throw new IllegalStateException("did not succeed: " + answer.text());
        }
        long now = System.nanoTime();
        latency.add(now - sent);
        sent = now;
        count++;
        following = false;
        done = now - until > 0;
        return done ? null : start;
    }
}
