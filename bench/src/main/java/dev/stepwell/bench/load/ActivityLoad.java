package dev.stepwell.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chains of five activity tasks, done by workers that poll, answer, and poll again. Whoever answers the last task of an
 * execution starts another one, so that the same number is open all the time. The latency is from a worker's answer to
 * its next task.
 */
final class ActivityLoad implements Sustained {
    private static final int TASKS = 5;
    private static final byte[] TOKEN = "\"taskToken\":\"".getBytes(US_ASCII);
    /** The input is {@code {"done":N}}, a JSON text inside JSON. */
    private static final byte[] DONE = "{\\\"done\\\":".getBytes(US_ASCII);

    private static final byte[] ARN = "\"executionArn\":\"".getBytes(US_ASCII);
    private static final int CHECK_EVERY = 200;

    private final int workers;
    private final int open;
    private byte[] start = {};
    private byte[] poll = {};

    ActivityLoad(Options options) {
        workers = options.whole("workers", 64);
        open = options.clients(64);
    }

    @Override
    public void prepare(Api api) throws IOException {
        String activity = api.activity("load-activity");
        String machine = api.machine("load-activity-" + TASKS, "STANDARD", Definition.tasks(TASKS, activity));
        start = api.request("StartExecution", Api.start(machine, "{\"done\":0}"));
        poll = api.request("GetActivityTask", "{\"activityArn\":\"" + activity + "\"}");
    }

    @Override
    public Measured run(Api api, double seconds) throws IOException {
        Run run = new Run(api, System.nanoTime() + (long) (seconds * 1e9));
        long begun = System.nanoTime();
        long tasks;
        double took;
        try (Loop loop = new Loop()) {
            for (int i = 0; i < workers; i++) {
                Worker worker = new Worker(run);
                Loop.Peer peer = loop.connect(api.endpoint(), worker::next);
                worker.starts = open / workers + (i < open % workers ? 1 : 0);
                peer.send(worker.begin());
            }
            loop.runUntil(() -> System.nanoTime() - run.until > 0);
            tasks = run.tasks;
            took = (System.nanoTime() - begun) / 1e9;
            loop.runUntil(() -> run.ended == run.started);
        }
        for (String arn : run.looked) {
            api.requireSucceeded(arn);
        }
        return new Measured("tasks", tasks, took, run.latency);
    }

    private static final class Run {
        private final Api api;
        private final long until;
        private final Histogram latency = new Histogram();
        private final List<String> looked = new ArrayList<>();
        private long started;
        private long ended;
        private long tasks;

        Run(Api api, long until) {
            this.api = api;
            this.until = until;
        }
    }

    /** What a worker's connection waits for. */
    private enum Waiting {
        START,
        TASK,
        ANSWERED
    }

    private final class Worker {
        private final Run run;
        private Waiting waiting = Waiting.START;
        private int starts;
        private int done;
        private long answered = System.nanoTime();

        Worker(Run run) {
            this.run = run;
        }

        byte[] begin() {
            return starts > 0 ? start() : poll();
        }

        private byte[] start() {
            starts--;
            run.started++;
            waiting = Waiting.START;
            return start;
        }

        private byte[] poll() {
            waiting = Waiting.TASK;
            return poll;
        }

        byte @Nullable [] next(Message answer) {
            ChainLoad.require(answer);
            return switch (waiting) {
                case START -> {
                    if (run.started % CHECK_EVERY == 0) {
                        run.looked.add(answer.after(ARN));
                    }
                    yield begin();
                }
                case TASK -> task(answer);
                case ANSWERED -> answered();
            };
        }

        private byte[] task(Message answer) {
            done = answer.digitAfter(DONE);
            if (done < 0) {
                return poll();
            }
            done++;
            run.latency.add(System.nanoTime() - answered);
            waiting = Waiting.ANSWERED;
            return run.api.request(
                    "SendTaskSuccess",
                    "{\"taskToken\":\"" + answer.after(TOKEN) + "\",\"output\":\"{\\\"done\\\":" + done + "}\"}");
        }

        private byte[] answered() {
            answered = System.nanoTime();
            run.tasks++;
            if (done == TASKS) {
                run.ended++;
                starts += answered - run.until > 0 ? 0 : 1;
            }
            return begin();
        }
    }
}
