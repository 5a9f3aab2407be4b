package dev.stepwell.engine.lane;

import dev.stepwell.engine.Refused;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where others leave mail for a lane. Progress is never refused, for it is bounded by the work under way; admission
 * is, at its limit. Thread-safe and without locks; one thread takes.
 */
public final class Mailbox {
    private final Queue<Mail> progress = new ConcurrentLinkedQueue<>();
    private final Queue<Mail> admission = new ConcurrentLinkedQueue<>();
    private final Queue<Committal> committals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final int admissionMax;
    private volatile boolean rung;
    private volatile @Nullable Thread sleeper;

    Mailbox(int admissionMax) {
        this.admissionMax = admissionMax;
    }

    /** Leaves mail that must not be lost. */
    public void progress(Mail mail) {
        progress.add(mail);
        ring();
    }

    /** Leaves mail that begins something new; false when too much of it waits already. */
    public boolean admit(Mail mail) {
        if (admitted.incrementAndGet() > admissionMax) {
            admitted.decrementAndGet();
            return false;
        }
        admission.add(mail);
        ring();
        return true;
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
        return progress.poll();
    }

    @Nullable
    Mail nextAdmission() {
        Mail mail = admission.poll();
        if (mail != null) {
            admitted.decrementAndGet();
        }
        return mail;
    }

    /** Empties it; whoever waits is refused. */
    void refuseAll(Refused why) {
        for (Mail mail = progress.poll(); mail != null; mail = progress.poll()) {
            mail.refuse(why);
        }
        for (Mail mail = nextAdmission(); mail != null; mail = nextAdmission()) {
            mail.refuse(why);
        }
    }

    boolean hasMail() {
        return !progress.isEmpty() || !admission.isEmpty() || !committals.isEmpty();
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
