package dev.stepwell.engine.lane;

import dev.stepwell.engine.AdmissionOptions;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.metric.Histogram;
import dev.stepwell.engine.metric.LaneMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where others leave mail for a lane. Progress is never refused, for it is bounded by the work under way; what begins
 * something new is, when too much of either waits. Thread-safe and without locks; one thread takes.
 */
public final class Mailbox {
    /** Mail that begins something new, when it came, and how many were ahead of it. */
    private record Start(Mail mail, long since, long ahead) {}

    private final Queue<Mail> progress = new ConcurrentLinkedQueue<>();
    private final Queue<Start> admission = new ConcurrentLinkedQueue<>();
    private final Queue<Committal> committals = new ConcurrentLinkedQueue<>();
    private final Admission room;
    private final Ticker ticker;
    private final Histogram waits;
    private final int progressMax;
    private final long waitMaxNanos;
    private final AtomicLong progressWaiting;
    private volatile boolean rung;
    private volatile @Nullable Thread sleeper;

    /** @param waits how long starts waited */
    Mailbox(AdmissionOptions options, Ticker ticker, LaneMetrics metrics, Histogram waits) {
        this.room = new Admission(options, metrics);
        this.ticker = ticker;
        this.waits = waits;
        this.progressMax = options.progressMax();
        this.waitMaxNanos = options.waitMax().toNanos();
        this.progressWaiting = metrics.progressWaiting;
    }

    /** Leaves mail that must not be lost. */
    public void progress(Mail mail) {
        progressWaiting.incrementAndGet();
        progress.add(mail);
        ring();
    }

    /**
     * Leaves mail that begins something new.
     *
     * @return why it is not taken, or null
     */
    public @Nullable RefusalReason admit(Mail mail) {
        if (progressWaiting.get() >= progressMax) {
            return RefusalReason.PROGRESS;
        }
        long now = ticker.nanos();
        RefusalReason reason = room.enter(mail.bytes(), now);
        if (reason == null) {
            admission.add(new Start(mail, now, room.waiting() - 1));
            ring();
        }
        return reason;
    }

    /** Why mail that begins something new would not be taken now, or null. */
    @Nullable
    RefusalReason refusal() {
        return progressWaiting.get() >= progressMax ? RefusalReason.PROGRESS : room.refusal(ticker.nanos());
    }

    void committed(Committal committal) {
        committals.add(committal);
        ring();
    }

    /** Makes the lane look up. */
    public void ring() {
        if (!rung) {
            rung = true;
            Thread waiting = sleeper;
            if (waiting != null) {
                LockSupport.unpark(waiting);
            }
        }
    }

    @Nullable
    Committal nextCommittal() {
        return committals.poll();
    }

    @Nullable
    Mail nextProgress() {
        Mail mail = progress.poll();
        if (mail != null) {
            progressWaiting.decrementAndGet();
        }
        return mail;
    }

    /** How much waits for executions under way. */
    long progressWaiting() {
        return progressWaiting.get();
    }

    /** The next start; how long it waited is noted. */
    @Nullable
    Mail nextAdmission() {
        Start start = admission.poll();
        long now = ticker.nanos();
        if (start == null) {
            room.drained(now);
            return null;
        }
        waits.record(now - start.since());
        room.taken(now - start.since(), start.ahead(), now);
        return left(start);
    }

    /** A start that has waited too long, taken out; null when none has. */
    @Nullable
    Mail nextTooLate() {
        Start first = admission.peek();
        if (first == null || ticker.nanos() - first.since() <= waitMaxNanos) {
            return null;
        }
        admission.remove();
        return left(first);
    }

    private Mail left(Start start) {
        room.left(start.mail().bytes());
        return start.mail();
    }

    /** Empties it; whoever waits is refused. */
    void refuseAll(Refused why) {
        for (Mail mail = nextProgress(); mail != null; mail = nextProgress()) {
            mail.refuse(why);
        }
        for (Mail mail = nextAdmission(); mail != null; mail = nextAdmission()) {
            mail.refuse(why);
        }
    }

    boolean hasMail() {
        return !progress.isEmpty() || hasAdmission() || !committals.isEmpty();
    }

    boolean hasAdmission() {
        return !admission.isEmpty();
    }

    /** Whether somebody has rung since the last time it was asked: {@link #await} for those who do not wait. */
    public boolean hasRung() {
        boolean was = rung;
        rung = false;
        return was;
    }

    /** Waits until somebody rings; returns at once when somebody has since the last time. */
    void await() {
        sleeper = Thread.currentThread();
        while (!rung) {
            LockSupport.park(this);
        }
        sleeper = null;
        rung = false;
    }
}
