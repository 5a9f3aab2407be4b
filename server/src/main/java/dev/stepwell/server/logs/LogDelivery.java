package dev.stepwell.server.logs;

import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.tasks.logs.CloudWatchLogs;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events in the background, a worker for each destination that has some. Thread-safe. */
public final class LogDelivery implements ExecutionLogs, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogDelivery.class);

    private static final String STOPPED = "the server stops";

    private final LogSettings settings;
    private final CloudWatchLogs logs;
    private final LogMetrics metrics;
    private final Complaints complaints;
    private final LogSender sender;
    private final Map<LogDestination, DestinationQueue> queues = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .name("stepwell-logs-", 0)
            .uncaughtExceptionHandler((_, error) -> LOG.error("the delivery of logs failed", error))
            .factory());
    private volatile boolean closed;

    /**
     * @param logs closed with this
     * @param writer tells the log streams of this process from those of others
     */
    public LogDelivery(LogSettings settings, CloudWatchLogs logs, LogMetrics metrics, Ticker ticker, String writer) {
        this.settings = settings;
        this.logs = logs;
        this.metrics = metrics;
        this.complaints = new Complaints(metrics, ticker);
        this.sender = new LogSender(settings, logs, new LogStreams(writer), complaints, ticker);
    }

    @Override
    public void take(LoggedEvents logged) {
        LogDestination to = LogDestination.of(logged.target());
        long weight = DestinationQueue.weight(logged);
        if (metrics.waitingBytes.addAndGet(weight) > settings.waitingBytesMax()) {
            refuse(logged, weight, DropReason.QUEUE_FULL, "too many wait to be delivered");
            return;
        }
        queues.compute(to, (_, known) -> {
            if (closed) {
                refuse(logged, weight, DropReason.CLOSED, STOPPED);
                return known;
            }
            DestinationQueue queue = known == null ? new DestinationQueue(metrics) : known;
            if (queue.bytes() + weight > settings.destinationBytesMax()) {
                refuse(logged, weight, DropReason.QUEUE_FULL, "too many wait for this log group");
                return known;
            }
            queue.add(logged, weight);
            if (known == null && !begin(to, queue)) {
                complaints.dropped(DropReason.CLOSED, queue.clear(), to, STOPPED);
                return null;
            }
            return queue;
        });
    }

    private void refuse(LoggedEvents logged, long weight, DropReason reason, String why) {
        metrics.waitingBytes.addAndGet(-weight);
        complaints.dropped(reason, logged.events().size(), LogDestination.of(logged.target()), why);
    }

    /** False when the server stops at this very moment. */
    private boolean begin(LogDestination to, DestinationQueue queue) {
        try {
            workers.execute(() -> work(to, queue));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private void work(LogDestination to, DestinationQueue queue) {
        LogBatch batch = null;
        @Nullable DropReason why = DropReason.FAILED;
        try {
            do {
                batch = queue.next();
                while (batch != null) {
                    if (batch.size() > 0) {
                        metrics.delivered.add(sender.send(to, batch.lines()));
                    }
                    queue.done(batch);
                    batch = queue.next();
                }
            } while (queues.computeIfPresent(to, (_, mine) -> mine.isEmpty() ? null : mine) != null);
            why = null;
        } catch (InterruptedException _) {
            why = DropReason.CLOSED;
        } finally {
            if (why != null) {
                giveUp(to, queue, batch, why);
            }
        }
    }

    /** Nothing is added to a queue that is not in the map any more. */
    private void giveUp(LogDestination to, DestinationQueue queue, @Nullable LogBatch inHand, DropReason why) {
        queues.remove(to, queue);
        long events = queue.clear() + (inHand == null ? 0 : inHand.size());
        complaints.dropped(why, events, to, why == DropReason.CLOSED ? STOPPED : "their delivery failed");
    }

    /** Takes nothing any more, delivers what waits for as long as the settings say, and gives up the rest. */
    @Override
    public void close() {
        closed = true;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(settings.closing().toNanos(), TimeUnit.NANOSECONDS)) {
                workers.shutdownNow();
                workers.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        logs.close();
    }
}
