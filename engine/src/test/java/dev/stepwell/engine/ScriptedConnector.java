package dev.stepwell.engine;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connector whose calls a test answers by hand, when it likes. Thread-safe. */
final class ScriptedConnector implements Connector {
    /** A call that was made and is to be answered. */
    record Made(TaskCall call, CompletableFuture<TaskResult> answer) {}

    private final LinkedBlockingQueue<Made> made = new LinkedBlockingQueue<>();
    private final List<TaskCall> all = new CopyOnWriteArrayList<>();
    volatile boolean resends;

    @Override
    public boolean supports(TaskResource resource) {
        return !(resource instanceof TaskResource.Activity);
    }

    @Override
    public TaskResult call(TaskCall call) throws InterruptedException {
        Made mine = new Made(call, new CompletableFuture<>());
        all.add(call);
        made.add(mine);
        try {
            return mine.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String lostError(TaskResource resource) {
        return "Lambda.SdkClientException";
    }

    @Override
    public boolean resendsLost(TaskCall call) {
        return resends;
    }

    /** The next call that is made. */
    Made next() throws InterruptedException {
        Made next = made.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no call was made");
        }
        return next;
    }

    List<TaskCall> all() {
        return all;
    }
}
