package dev.stepwell.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chains of five Lambda tasks against a stub inside the generator; the server must have been started with
 * {@code AWS_ENDPOINT_URL_LAMBDA} at the stub's port. When the last call of an execution has been answered another one
 * starts, so that the same number is open all the time. The latency is that of StartExecution.
 */
final class LambdaLoad implements Sustained {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:load";
    private static final int TASKS = 5;
    private static final byte[] ARN = "\"executionArn\":\"".getBytes(US_ASCII);
    private static final int CHECK_EVERY = 200;

    private final int open;
    private final int port;
    private byte[] start = {};

    LambdaLoad(Options options) {
        open = options.clients(64);
        port = options.whole("lambda-port", 9_001);
    }

    @Override
    public void prepare(Api api) throws IOException {
        String machine = api.machine("load-lambda-" + TASKS, "STANDARD", Definition.tasks(TASKS, FUNCTION));
        start = api.request("StartExecution", Api.start(machine, "{\"done\":0}"));
    }

    @Override
    public Measured run(Api api, double seconds) throws IOException {
        Run run = new Run(System.nanoTime() + (long) (seconds * 1e9));
        long begun = System.nanoTime();
        long tasks;
        double took;
        try (Loop loop = new Loop()) {
            var _ = new LambdaStub(loop, port, false, run::called);
            for (int i = 0; i < open; i++) {
                Starter starter = new Starter(run);
                starter.peer = loop.connect(api.endpoint(), starter::next);
                starter.send();
            }
            loop.runUntil(() -> System.nanoTime() - run.until > 0);
            tasks = run.tasks;
            took = (System.nanoTime() - begun) / 1e9;
            loop.runUntil(() -> run.ended == run.started);
        }
        for (String arn : run.looked) {
            long patience = System.nanoTime() + (long) 10e9;
            while (api.status(arn).equals("RUNNING") && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            api.requireSucceeded(arn);
        }
        return new Measured("tasks", tasks, took, run.latency);
    }

    private static final class Run {
        private final long until;
        private final Histogram latency = new Histogram();
        private final List<String> looked = new ArrayList<>();
        private final List<Starter> idle = new ArrayList<>();
        private int wanted;
        private long started;
        private long ended;
        private long tasks;

        Run(long until) {
            this.until = until;
        }

        void called(int done) {
            tasks++;
            if (done == TASKS) {
                ended++;
                if (System.nanoTime() - until < 0) {
                    wanted++;
                    next();
                }
            }
        }

        void next() {
            while (wanted > 0 && !idle.isEmpty()) {
                wanted--;
                idle.removeLast().send();
            }
        }
    }

    private final class Starter {
        private final Run run;
        private Loop.@Nullable Peer peer;
        private long sent;

        Starter(Run run) {
            this.run = run;
        }

        void send() {
            run.started++;
            sent = System.nanoTime();
            if (peer != null) {
                peer.send(start);
            }
        }

        byte @Nullable [] next(Message answer) {
            ChainLoad.require(answer);
            run.latency.add(System.nanoTime() - sent);
            if (run.started % CHECK_EVERY == 0) {
                run.looked.add(answer.after(ARN));
            }
            run.idle.add(this);
            run.next();
            return null;
        }
    }
}
