package dev.stepwell.engine.lane;

import dev.stepwell.engine.Drivers;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All lanes of this process and which partition is whose. Thread-safe. */
public final class Lanes implements Post, Answers {
    private final List<Lane> lanes = new ArrayList<>();
    private final List<LaneDriver> drivers = new ArrayList<>();
    private final int count;
    private final EngineMetrics metrics;
    /** Whether so many task calls wait that nothing should be begun. */
    private volatile BooleanSupplier congested = () -> false;

    private volatile boolean closing;
    private volatile boolean closed;

    public Lanes(int count, EngineMetrics metrics) {
        this.count = count;
        this.metrics = metrics;
    }

    /** Begins to run. Called once, before anything is posted. */
    public void start(LaneServices services, Outlets outlets, Drivers maker) {
        congested = services.calls()::isCongested;
        for (int lane = 0; lane < count; lane++) {
            int number = lane;
            int[] partitions = IntStream.range(0, ExecutionKey.PARTITIONS)
                    .filter(partition -> partition % count == number)
                    .toArray();
            EffectGate gate = new EffectGate(services, outlets);
            LaneDriver driver = maker.lane(number, gate);
            drivers.add(driver);
            lanes.add(new Lane(number, services, partitions, driver));
        }
        for (int lane = 0; lane < count; lane++) {
            drivers.get(lane).start(lanes.get(lane));
        }
    }

    @Override
    public void to(int partition, Mail mail) {
        if (closed) {
            mail.refuse(Refusals.unavailable("the engine is closed"));
        } else if (mail.isAwaited() && drivers.get(partition % count).isDead()) {
            mail.refuse(dead());
        } else {
            mailbox(partition).progress(mail);
        }
    }

    /** Mail that begins something new; refused when there is too much of it, or the engine is closing. */
    public void admit(int partition, Mail mail) {
        RefusalReason reason = closed(partition % count);
        if (reason == null) {
            reason = mailbox(partition).admit(mail);
        }
        if (reason != null) {
            mail.refuse(refused(reason));
        }
    }

    /**
     * Refuses before anything is known of what is to begin, when no lane could take it.
     *
     * @throws Refused as {@link #admit} would
     */
    public void requireRoom() {
        RefusalReason reason = congested.getAsBoolean() ? RefusalReason.CALLS : null;
        for (int lane = 0; lane < count && (lane == 0 || reason != null); lane++) {
            RefusalReason its = closed(lane);
            reason = its != null ? its : lanes.get(lane).mailbox().refusal();
        }
        if (reason != null) {
            throw refused(reason);
        }
    }

    private @Nullable RefusalReason closed(int lane) {
        return closing || drivers.get(lane).isDead() ? RefusalReason.CLOSED : null;
    }

    private Refused refused(RefusalReason reason) {
        metrics.refused(reason);
        if (reason != RefusalReason.CLOSED) {
            return Refusals.throttled();
        }
        return closing ? Refusals.unavailable("the engine is closing") : dead();
    }

    @Override
    public void answered(ExecutionKey execution, Attempt attempt, Answer answer) {
        to(execution.partition(), new Mail.Answered(execution, attempt, answer, null));
    }

    /** A call that came back unmade is made after the next start. */
    @Override
    public void unmade(ExecutionKey execution, Attempt attempt) {
        to(execution.partition(), new Mail.Unmade(execution, attempt));
    }

    /** Takes no new work from now on. */
    public void closeAdmission() {
        closing = true;
    }

    /** Writes down what is done and stops, also when that is not done after so long. */
    public void stop(Duration patience, Ticker ticker) throws InterruptedException {
        drivers.forEach(LaneDriver::beginStop);
        long deadline = ticker.nanos() + patience.toNanos();
        for (LaneDriver driver : drivers) {
            driver.awaitStop(Duration.ofNanos(Math.max(0, deadline - ticker.nanos())));
        }
        closed = true;
        lanes.forEach(lane -> lane.mailbox().refuseAll(Refusals.unavailable("the engine is closed")));
    }

    /** Whether every lane is able to work, and takes what is new. */
    public boolean isHealthy() {
        return !closing && drivers.stream().noneMatch(LaneDriver::isDead);
    }

    private static Refused dead() {
        return Refusals.unavailable("a part of the engine died; the process must be restarted");
    }

    private Mailbox mailbox(int partition) {
        return lanes.get(partition % count).mailbox();
    }
}
