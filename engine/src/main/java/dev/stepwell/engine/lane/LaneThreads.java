package dev.stepwell.engine.lane;

import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.event.LaneTurnEvent;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.metric.LaneMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives one lane with two platform threads: one works, the other waits for the disk. */
public final class LaneThreads implements LaneDriver {
    private static final Logger LOG = LoggerFactory.getLogger(LaneThreads.class);

    private final int number;
    private final EffectGate gate;
    private final Ticker ticker;
    private final LaneMetrics metrics;
    private final AtomicReference<@Nullable OpenBatch> handedOver = new AtomicReference<>();
    private final Thread committer;
    private @Nullable Thread worker;
    private @Nullable Lane lane;
    private volatile boolean dead;
    private volatile boolean stopping;
    private volatile boolean stopped;

    public LaneThreads(int number, EffectGate gate, Ticker ticker, EngineMetrics metrics) {
        this.number = number;
        this.gate = gate;
        this.ticker = ticker;
        this.metrics = metrics.lanes().get(number);
        this.committer =
                Thread.ofPlatform().name("stepwell-commit-" + number).daemon().unstarted(this::commits);
    }

    @Override
    public void start(Lane driven) {
        lane = driven;
        committer.start();
        Thread thread = thread("stepwell-lane-", () -> works(driven));
        worker = thread;
        thread.start();
    }

    /** Whether one of its threads ended in an error. */
    @Override
    public boolean isDead() {
        return dead;
    }

    private Thread thread(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name + number)
                .daemon()
                .uncaughtExceptionHandler((thread, error) -> {
                    dead = true;
                    LOG.error("{} died; the process must be restarted", thread.getName(), error);
                })
                .unstarted(work);
    }

    @Override
    public void commit(OpenBatch batch) {
        handedOver.set(batch);
        LockSupport.unpark(committer);
    }

    @Override
    public void beginStop() {
        stopping = true;
        if (lane != null) {
            lane.beginStop();
        }
    }

    @Override
    public void awaitStop(Duration patience) throws InterruptedException {
        long deadline = ticker.nanos() + patience.toNanos();
        boolean done = worker == null || worker.join(patience);
        stopped = true;
        LockSupport.unpark(committer);
        done &= committer.join(Duration.ofNanos(Math.max(0, deadline - ticker.nanos())));
        if (!done) {
            LOG.warn("lane {} is left at work after {}; what it has not written down is lost", number, patience);
        }
    }

    private void works(Lane driven) {
        Mailbox mailbox = driven.mailbox();
        Alarms alarms = new Alarms(ticker, mailbox);
        while (true) {
            boolean worked = turn(driven);
            if (!worked) {
                if (stopping && (dead || driven.isQuiet() || driven.isStuck())) {
                    return;
                }
                alarms.ringAt(driven.nextLook());
                mailbox.await();
            }
        }
    }

    private boolean turn(Lane driven) {
        LaneTurnEvent event = new LaneTurnEvent();
        event.begin();
        long begun = ticker.nanos();
        boolean worked = driven.turn();
        metrics.busyNanos.add(ticker.nanos() - begun);
        event.end();
        if (event.shouldCommit()) {
            event.lane = number;
            event.commit();
        }
        return worked;
    }

    private void commits() {
        Lane driven = lane;
        if (driven == null) {
            return;
        }
        while (true) {
            OpenBatch batch = handedOver.getAndSet(null);
            if (batch != null) {
                gate.settle(batch, gate.begin(batch).join(), driven.mailbox());
            } else if (stopped) {
                return;
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** Keeps at most one alarm of the lane set, for the earliest moment asked for. Confined to the lane's thread. */
    private static final class Alarms {
        private final Ticker ticker;
        private final Mailbox mailbox;
        private Instant at = Instant.MAX;
        private Ticker.@Nullable Alarm alarm;

        Alarms(Ticker ticker, Mailbox mailbox) {
            this.ticker = ticker;
            this.mailbox = mailbox;
        }

        void ringAt(@Nullable Instant wanted) {
            if (wanted == null) {
                return;
            }
            Instant now = ticker.now();
            boolean isSet = at.isAfter(now) && !at.isAfter(wanted);
            if (!isSet) {
                if (alarm != null) {
                    alarm.cancel();
                }
                at = wanted;
                alarm = ticker.schedule(Duration.between(now, wanted), mailbox::ring);
            }
        }
    }
}
