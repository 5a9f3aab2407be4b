package dev.stepwell.engine;

import dev.stepwell.engine.call.ActivityOffer;
import dev.stepwell.engine.call.ActivityQueues;
import dev.stepwell.engine.catalog.ActivityCatalog;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities as clients and workers see them. Thread-safe. */
final class ActivityService implements Activities {
    private final ActivityCatalog catalog;
    private final ActivityQueues queues;
    private final Requests requests;
    private final Ticker ticker;

    ActivityService(ActivityCatalog catalog, ActivityQueues queues, Requests requests, Ticker ticker) {
        this.catalog = catalog;
        this.queues = queues;
        this.requests = requests;
        this.ticker = ticker;
    }

    @Override
    public Activity create(String name, Map<String, String> tags) {
        return catalog.create(name, tags);
    }

    @Override
    public void delete(String activityArn) {
        if (catalog.delete(activityArn)) {
            queues.forget(activityArn);
        }
    }

    @Override
    public Activity describe(String activityArn) {
        return catalog.describe(activityArn);
    }

    @Override
    public Page<Activity> list(int limit, byte @Nullable [] from) {
        return catalog.list(limit, from);
    }

    @Override
    public @Nullable ActivityTask poll(String activityArn, @Nullable String workerName, Duration patience)
            throws InterruptedException {
        catalog.describe(activityArn);
        long until = ticker.nanos() + patience.toNanos();
        ActivityOffer offer = queues.take(activityArn, patience);
        while (offer != null) {
            if (isTaken(activityArn, offer, workerName)) {
                return requests.task(offer);
            }
            Duration left = Duration.ofNanos(until - ticker.nanos());
            offer = queues.take(activityArn, left.isNegative() ? Duration.ZERO : left);
        }
        return null;
    }

    /** Whether the lane gave the task to this worker; durable then. False when nobody awaits it any more. */
    private boolean isTaken(String activityArn, ActivityOffer offer, @Nullable String workerName) {
        try {
            return requests.take(activityArn, offer, workerName).await();
        } catch (Refused refused) {
            if (refused.code().startsWith("Task")) {
                return false;
            }
            queues.offerAgain(activityArn, offer);
            throw refused;
        }
    }
}
