package dev.stepwell.engine.call;

import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of activities and the workers that wait for them. Every waiting task lies in the ACTIVITY_TASK table;
 * memory holds so many of each activity and is filled again from there, also after a restart. Offers may come twice
 * or too late: whoever takes one asks its lane. Thread-safe, one lock per activity.
 */
public final class ActivityQueues {
    private final class Queue {
        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<ActivityOffer> offers = new ArrayDeque<>();
        private final Deque<CompletableFuture<@Nullable ActivityOffer>> workers = new ArrayDeque<>();
        private final byte[] prefix;
        /** Whether the table may hold tasks that memory does not. */
        private boolean more = true;

        Queue(String activityArn) {
            this.prefix = RowKeys.activityPrefix(activityArn);
        }

        void offer(ActivityOffer offer, boolean first) {
            lock.lock();
            try {
                CompletableFuture<@Nullable ActivityOffer> worker = workers.poll();
                while (worker != null && !worker.complete(offer)) {
                    worker = workers.poll();
                }
                if (worker == null) {
                    keep(offer, first);
                }
            } finally {
                lock.unlock();
            }
        }

        private void keep(ActivityOffer offer, boolean first) {
            if (offers.size() >= offersMax) {
                more = true;
            } else if (first) {
                offers.addFirst(offer);
            } else {
                offers.add(offer);
            }
        }

        /** An offer now, or the promise of one. */
        CompletableFuture<@Nullable ActivityOffer> ask() {
            lock.lock();
            try {
                if (closed) {
                    throw Refusals.unavailable("the engine is closing");
                }
                if (offers.isEmpty() && more) {
                    fill();
                }
                CompletableFuture<@Nullable ActivityOffer> worker = new CompletableFuture<>();
                ActivityOffer offer = offers.poll();
                if (offer != null) {
                    worker.complete(offer);
                } else if (workers.size() >= workersMax) {
                    throw Refusals.activityWorkerLimit(workersMax);
                } else {
                    workers.add(worker);
                }
                return worker;
            } finally {
                lock.unlock();
            }
        }

        private void fill() {
            List<ActivityOffer> stored = stored(prefix, offersMax);
            offers.addAll(stored);
            more = stored.size() >= offersMax;
        }

        void leave(CompletableFuture<@Nullable ActivityOffer> worker) {
            lock.lock();
            try {
                workers.removeIf(other -> isSame(other, worker));
            } finally {
                lock.unlock();
            }
        }

        int pollers() {
            lock.lock();
            try {
                return workers.size();
            } finally {
                lock.unlock();
            }
        }

        int offers() {
            lock.lock();
            try {
                return offers.size();
            } finally {
                lock.unlock();
            }
        }

        void dismiss() {
            lock.lock();
            try {
                workers.forEach(worker -> worker.complete(null));
                workers.clear();
            } finally {
                lock.unlock();
            }
        }
    }

    private volatile boolean closed;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private final Store store;
    private final Ticker ticker;
    private final int offersMax;
    private final int workersMax;

    public ActivityQueues(EngineOptions options, Store store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.offersMax = options.memory().activityOffersMax();
        this.workersMax = options.limits().pollersPerActivityMax();
    }

    /** A task waits for a worker; its row is durable. */
    public void offer(String activityArn, ActivityOffer offer) {
        queue(activityArn).offer(offer, false);
    }

    /** A task that was taken could not be handed out. */
    public void offerAgain(String activityArn, ActivityOffer offer) {
        queue(activityArn).offer(offer, true);
    }

    /**
     * Waits for an offer.
     *
     * @return null when none came in time
     */
    public @Nullable ActivityOffer take(String activityArn, Duration patience) throws InterruptedException {
        CompletableFuture<@Nullable ActivityOffer> worker = ask(activityArn, patience);
        try {
            return worker.get();
        } catch (InterruptedException e) {
            Queue queue = queue(activityArn);
            ActivityOffer late = worker.complete(null) ? null : worker.getNow(null);
            if (late != null) {
                queue.offer(late, true);
            }
            queue.leave(worker);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a waiting worker was failed", e);
        }
    }

    /** The promise of an offer, or of null when none comes in time; whoever keeps it must not do much. */
    public CompletableFuture<@Nullable ActivityOffer> ask(String activityArn, Duration patience) {
        Queue queue = queue(activityArn);
        CompletableFuture<@Nullable ActivityOffer> worker = queue.ask();
        if (!worker.isDone()) {
            Ticker.Alarm alarm = ticker.schedule(patience, () -> {
                if (worker.complete(null)) {
                    queue.leave(worker);
                }
            });
            var _ = worker.thenRun(alarm::cancel);
        }
        return worker;
    }

    /** Sends every waiting worker away without a task, and refuses later ones. */
    public void close() {
        closed = true;
        queues.values().forEach(Queue::dismiss);
    }

    /** Workers that wait. */
    public long pollers() {
        return queues.values().stream().mapToLong(Queue::pollers).sum();
    }

    /** Waiting tasks in memory. */
    public long offers() {
        return queues.values().stream().mapToLong(Queue::offers).sum();
    }

    private List<ActivityOffer> stored(byte[] prefix, int limit) {
        return store.scan(Table.ACTIVITY_TASK, prefix, Keys.after(prefix), limit).stream()
                .map(row -> new ActivityOffer(
                        RowKeys.executionAt(row.key(), prefix.length), RowKeys.activityAttempt(row.key())))
                .toList();
    }

    /** Forgets a deleted activity. */
    public void forget(String activityArn) {
        Queue queue = queues.remove(activityArn);
        if (queue != null) {
            queue.dismiss();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    private Queue queue(String activityArn) {
        return queues.computeIfAbsent(activityArn, Queue::new);
    }
}
