package dev.stepwell.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chains of Pass states. One client follows each execution to its end before it begins the next, and the latency is
 * from start to end; several send starts back to back, the latency is that of StartExecution, and the run ends when the
 * last execution of each has.
 */
final class ChainLoad implements Sustained {
    private static final byte[] ARN = "\"executionArn\":\"".getBytes(US_ASCII);
    private static final byte[] RUNNING = "\"status\":\"RUNNING\"".getBytes(US_ASCII);
    private static final String INPUT = "{\"order\":42,\"items\":[1,2,3]}";
    /** One execution of so many is looked at afterwards. */
    private static final int CHECK_EVERY = 500;

    private final int clients;
    private final int states;
    private byte[] start = {};

    ChainLoad(Options options) {
        clients = options.clients(64);
        states = options.whole("states", 10);
    }

    @Override
    public void prepare(Api api) throws IOException {
        String machine = api.machine("load-chain-" + states, "STANDARD", Definition.passes(states));
        start = api.request("StartExecution", Api.start(machine, INPUT));
    }

    @Override
    public Measured run(Api api, double seconds) throws IOException {
        try (Loop loop = new Loop()) {
            Run run = new Run(api, System.nanoTime() + (long) (seconds * 1e9));
            long begun = System.nanoTime();
            for (int i = 0; i < clients; i++) {
                new Client(run, loop).begin();
            }
            loop.runUntil(() -> run.clientsDone == clients);
            double took = (System.nanoTime() - begun) / 1e9;
            for (String arn : run.looked) {
                api.requireSucceeded(arn);
            }
            return new Measured("executions", run.count, took, run.latency);
        }
    }

    private static final class Run {
        private final Api api;
        private final long until;
        private final Histogram latency = new Histogram();
        private final List<String> looked = new ArrayList<>();
        private long count;
        private int clientsDone;

        Run(Api api, long until) {
            this.api = api;
            this.until = until;
        }
    }

    private final class Client {
        private final Run run;
        private final Loop.Peer peer;
        private boolean following;
        private byte[] describe = {};
        private long sent;

        Client(Run run, Loop loop) throws IOException {
            this.run = run;
            this.peer = loop.connect(run.api.endpoint(), this::next);
        }

        void begin() {
            sent = System.nanoTime();
            peer.send(start);
        }

        private byte @Nullable [] next(Message answer) {
            require(answer);
            return following ? followed(answer) : started(answer);
        }

        private byte @Nullable [] started(Message answer) {
            long now = System.nanoTime();
            boolean last = now - run.until > 0;
            if (clients == 1 || last || run.count % CHECK_EVERY == 0) {
                String arn = answer.after(ARN);
                run.looked.add(arn);
                describe = run.api.request("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
            }
            if (clients == 1 || last) {
                following = true;
                return describe;
            }
            return counted(now);
        }

        private byte @Nullable [] followed(Message answer) {
            if (answer.has(RUNNING)) {
                return describe;
            }
            following = false;
            if (clients == 1) {
                run.looked.removeLast();
            }
            return counted(System.nanoTime());
        }

        private byte @Nullable [] counted(long now) {
            run.count++;
            run.latency.add(now - sent);
            sent = now;
            if (now - run.until > 0) {
                run.clientsDone++;
                return null;
            }
            return start;
        }
    }

    static void require(Message answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
    }
}
