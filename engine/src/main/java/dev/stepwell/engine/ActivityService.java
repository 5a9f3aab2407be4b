package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.call.ActivityOffer;
import dev.stepwell.engine.call.ActivityQueues;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.catalog.ActivityCatalog;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.Mail;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities as clients and workers see them. Thread-safe. */
final class ActivityService implements Activities {
    private final ActivityCatalog catalog;
    private final ActivityQueues queues;
    private final Lanes lanes;
    private final ExecutionReader reader;
    private final Ticker ticker;
    private final byte[] tokenKey;

    /** What the service works with. */
    record Parts(
            ActivityCatalog catalog,
            ActivityQueues queues,
            Lanes lanes,
            ExecutionReader reader,
            Ticker ticker,
            byte[] tokenKey) {}

    ActivityService(Parts parts) {
        this.catalog = parts.catalog();
        this.queues = parts.queues();
        this.lanes = parts.lanes();
        this.reader = parts.reader();
        this.ticker = parts.ticker();
        this.tokenKey = parts.tokenKey();
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
        Instant until = ticker.now().plus(patience);
        ActivityOffer offer = queues.take(activityArn, patience);
        while (offer != null) {
            if (isTaken(activityArn, offer, workerName)) {
                return task(offer);
            }
            Duration left = Duration.between(ticker.now(), until);
            offer = queues.take(activityArn, left.isNegative() ? Duration.ZERO : left);
        }
        return null;
    }

    /** Whether the lane gave the task to this worker; durable then. False when nobody awaits it any more. */
    private boolean isTaken(String activityArn, ActivityOffer offer, @Nullable String workerName) {
        Reply<Boolean> reply = new Reply<>();
        lanes.to(
                offer.execution().partition(),
                new Mail.Answered(
                        offer.execution(), offer.attempt(), new Answer.Taken(activityArn, workerName), reply));
        try {
            return reply.await();
        } catch (Refused refused) {
            if (refused.code().startsWith("Task")) {
                return false;
            }
            queues.offerAgain(activityArn, offer);
            throw refused;
        }
    }

    private ActivityTask task(ActivityOffer offer) {
        Payload input = switch (reader.event(offer.execution(), offer.attempt().number())
                .details()) {
            case EventDetails.ActivityScheduled scheduled -> scheduled.input();
            default -> throw new EngineBug("the attempt " + offer + " was not scheduled as an activity task");
        };
        return new ActivityTask(new TokenSmith(tokenKey).mint(offer.execution(), offer.attempt()), input);
    }
}
