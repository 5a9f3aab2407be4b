package dev.stepwell.engine.lane;

import dev.stepwell.engine.AdmissionOptions;
import dev.stepwell.engine.BatchOptions;
import dev.stepwell.engine.MemoryOptions;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.event.WakesEvent;
import dev.stepwell.engine.index.Tally;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.metric.LaneMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.store.Committed;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.StoreUnusable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of some partitions, as a handler of events: {@link #turn} does what is to be done now and says
 * whether it did something. At most one batch is on its way to the disk and one is open. When a batch fails, the lane
 * forgets all it has in memory, refuses those who wait, and does again what nobody would repeat. Confined to one
 * thread; only the mailbox may be touched by others.
 */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Of what a turn may begin, this part when it leaves due wakes behind. */
    private static final int SHARE_BESIDE_WAKES = 4;

    private final LaneServices services;
    private final BatchOptions options;
    private final EngineMetrics metrics;
    private final LaneMetrics own;
    private final long progressMax;
    private final Duration waitMax;
    private final Committer committer;
    private final Mailbox mailbox;
    private final WakeWindow wakes;
    private final LiveCache cache;
    private final Tally tally;
    private final RowWriter writer;
    private final Starter starter;
    private final Memory memory;
    private final MailHandler handler;
    private final Recovery recovery;
    /** Mail to be done again after a failure, before any other. */
    private final Deque<Mail> again = new ArrayDeque<>();

    private OpenBatch open;
    private @Nullable OpenBatch inFlight;
    private @Nullable Mail current;
    private long durable;
    /** Whether memory is to be thrown away once the batch in flight is decided. */
    private boolean spoilt;
    /** After a failed write nothing is tried before this. */
    private Instant pausedUntil = Instant.MIN;

    private boolean paused;
    private String pauseReason = "";
    private final BitSet lost = new BitSet();
    private volatile boolean stopping;
    /** Who comes first in the next turn: when one of the two fills every batch, the other gets its share still. */
    private boolean wakesFirst;

    /** @param number of the lane, from 0 */
    public Lane(int number, LaneServices services, int[] partitions, Committer committer) {
        this.services = services;
        this.options = services.options().batch();
        this.metrics = services.metrics();
        this.own = metrics.lanes().get(number);
        this.committer = committer;
        AdmissionOptions admission = services.options().admission();
        this.progressMax = admission.progressMax();
        this.waitMax = admission.waitMax();
        this.mailbox = new Mailbox(admission, services.ticker(), own, metrics.admissionNanos);
        MemoryOptions bounds = services.options().memory();
        this.wakes = new WakeWindow(
                services.store(),
                partitions,
                bounds.wakesMax(),
                bounds.wakeWindow().toMillis());
        this.cache = new LiveCache(bounds.executionsMax(), bounds.bytesMax());
        this.tally = new Tally(services.store(), number);
        this.writer = new RowWriter(cache, wakes, tally, services);
        Outbox outbox = new Outbox(services.store(), partitions);
        Stepper stepper = new Stepper(services, writer, outbox);
        Revival revival = new Revival(services, stepper);
        this.memory = new Memory(cache, new Loader(services), revival);
        this.starter = new Starter(services, cache, stepper, outbox);
        this.handler = new MailHandler(new Parts(services, memory, starter, stepper, outbox, revival));
        this.recovery = new Recovery(services.store(), partitions);
        this.open = new OpenBatch(1, recovery.position());
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /**
     * Does what is to be done now.
     *
     * @return whether there was something
     */
    public boolean turn() {
        boolean worked = decided();
        worked |= refuseTooLate();
        Instant now = services.ticker().now();
        if (spoilt) {
            return worked;
        }
        paused = now.isBefore(pausedUntil);
        if (paused) {
            return refuseAdmission() || worked;
        }
        try {
            worked |= work(now);
            worked |= handOver();
        } catch (RuntimeException | StackOverflowError | EngineBug e) {
            broken(e);
            worked = true;
        }
        return worked;
    }

    /** From now on it only finishes what others wait for or would not send again. Thread-safe. */
    public void beginStop() {
        stopping = true;
        mailbox.ring();
    }

    /** Whether nothing is left to do but to wait for timers. */
    public boolean isQuiet() {
        return open.isEmpty() && inFlight == null && again.isEmpty() && !mailbox.hasMail() && !spoilt;
    }

    /** Whether the store keeps it from finishing what it has. */
    public boolean isStuck() {
        return paused && inFlight == null;
    }

    /** When the lane wants to be rung at the latest, or null when somebody will ring anyway. */
    public @Nullable Instant nextLook() {
        if (paused) {
            return pausedUntil;
        }
        Instant wake = spoilt || isFull() ? null : Instant.ofEpochMilli(Math.max(0, wakes.nextAt()));
        if (mailbox.hasAdmission()) {
            // a disk that does not answer must not keep those who wait from an answer
            Instant tooLate = services.ticker().now().plus(waitMax);
            return wake == null || tooLate.isBefore(wake) ? tooLate : wake;
        }
        return wake;
    }

    private boolean work(Instant now) {
        boolean worked = wakesFirst && !stopping && wake(now);
        worked |= progress();
        worked |= !wakesFirst && !stopping && wake(now);
        wakesFirst = !wakesFirst;
        if (!stopping && !isFull() && !recovery.isDone()) {
            memory.current(null);
            recover(now);
            worked = true;
        }
        worked |= begin(now);
        cache.trim(durable);
        publish();
        return worked;
    }

    private boolean progress() {
        boolean worked = false;
        for (int i = 0; i < options.mailsPerTurn() && !isFull(); i++) {
            Mail mail = again.isEmpty() ? mailbox.nextProgress() : again.poll();
            if (mail == null) {
                break;
            }
            // a step that was cut short has a wake, which is found after the next start
            if (!(stopping && mail instanceof Mail.Again)) {
                handle(mail);
            }
            worked = true;
        }
        return worked;
    }

    private boolean begin(Instant now) {
        boolean worked = false;
        int share = share(now);
        for (int i = 0; i < share && !isFull(); i++) {
            Mail mail = mailbox.nextAdmission();
            if (mail == null) {
                break;
            }
            admit(mail);
            worked = true;
        }
        return worked;
    }

    /** How many starts a turn may take: fewer, the more is to be done for those that are under way. */
    private int share(Instant now) {
        long free = progressMax - mailbox.progressWaiting() - again.size();
        if (free <= 0) {
            return 0;
        }
        long share = options.mailsPerTurn() * free / progressMax;
        return (int) Math.max(1, wakes.isDue(now.toEpochMilli()) ? share / SHARE_BESIDE_WAKES : share);
    }

    private void publish() {
        own.cachedExecutions.setRelease(cache.size());
        own.cachedBytes.setRelease(cache.bytes());
        own.wakesInMemory.setRelease(wakes.size());
    }

    /** A partition that another node has taken over is that node's to recover. */
    private void recover(Instant now) {
        for (Recovery.Found found : recovery.slice()) {
            if (!lost.get(found.partition())) {
                handler.recovered(found, open, now);
            }
        }
    }

    private boolean wake(Instant now) {
        long millis = now.toEpochMilli();
        memory.current(null);
        wakes.refill(millis);
        WakesEvent event = new WakesEvent();
        event.begin();
        int fired = 0;
        for (int i = 0; i < options.mailsPerTurn() && !isFull(); i++) {
            WakeWindow.Wake due = wakes.nextDue(millis);
            if (due == null) {
                break;
            }
            if (lost.get(due.execution().partition())) {
                continue;
            }
            long late = millis - due.due();
            metrics.wakeLateMillis.record(late);
            event.latest = Math.max(event.latest, late);
            handler.woken(due, open, now);
            fired++;
        }
        event.end();
        if (fired > 0 && event.shouldCommit()) {
            event.count = fired;
            event.commit();
        }
        return fired > 0;
    }

    private void admit(Mail mail) {
        if (services.calls().isCongested()) {
            metrics.refused(RefusalReason.CALLS);
            mail.refuse(Refusals.throttled());
        } else if (!services.store().acceptsWork()) {
            metrics.refused(RefusalReason.STORE);
            mail.refuse(Refusals.unavailable("the disk is full: no new work is accepted until there is space"));
        } else {
            handle(mail);
        }
    }

    /** The clock is read for each: nothing may seem to have happened before somebody asked for it. */
    private void handle(Mail mail) {
        metrics.commands.increment();
        if (lost.get(mail.partition())) {
            mail.refuse(Refusals.unavailable("another node owns this execution now"));
            return;
        }
        current = mail;
        open.touches(mail.partition());
        handler.handle(mail, open, services.ticker().now());
        (mail.isAwaited() ? open.awaited : open.progress).add(mail);
        current = null;
    }

    private boolean isFull() {
        return Math.max(open.executions(), open.mails()) >= options.executionsMax()
                || open.bytes() >= options.bytesMax();
    }

    /** Hands the open batch over when none is on its way. */
    private boolean handOver() {
        if (inFlight != null) {
            return false;
        }
        if (open.isEmpty()) {
            // all that these could rest on is durable, so they need not be done again and must not fill the batch
            open.forgetMail();
            return false;
        }
        OpenBatch full = open;
        for (Live live : full.dirty) {
            memory.current(live.key);
            writer.write(live, full);
        }
        tally.write(full.writes);
        full.partitions().stream().mapToObj(services.store()::claim).forEach(full.writes::claim);
        open = new OpenBatch(full.number + 1, recovery.position());
        inFlight = full;
        committer.commit(full);
        return true;
    }

    private boolean decided() {
        boolean worked = false;
        Committal committal = mailbox.nextCommittal();
        while (committal != null) {
            inFlight = null;
            worked = true;
            switch (committal.outcome()) {
                case Committed.Durable _ -> durable(committal.batch());
                case Committed.Fenced(var partition, var epoch) -> {
                    LOG.error("partition {} was taken over by another node, our epoch {} is stale", partition, epoch);
                    lost.set(partition);
                    failed(committal.batch(), "another node owns the partition now");
                }
                case Committed.Failed(var reason, var noSpace) -> {
                    LOG.error("a batch could not be written: {}", reason);
                    pausedUntil = services.ticker().now().plus(options.storeRetry());
                    failed(committal.batch(), noSpace ? "the disk is full" : "the store failed: " + reason);
                }
            }
            if (spoilt) {
                forget(List.of(), pauseReason);
            }
            committal = mailbox.nextCommittal();
        }
        return worked;
    }

    private void durable(OpenBatch batch) {
        durable = batch.number;
        wakes.durable(durable);
        tally.trim();
        batch.ended.forEach(cache::remove);
        batch.named.forEach(starter::durable);
    }

    private void failed(OpenBatch batch, String why) {
        metrics.commitFailures.increment();
        pauseReason = why;
        forget(List.of(batch, open), why);
    }

    /** The mail at hand cannot be done: the open batch is given up, and all in it but this mail is done again. */
    private void broken(Throwable e) {
        Mail culprit = current;
        current = null;
        pauseReason = "the engine starts again from what is durable";
        giveUp(List.of(open), pauseReason);
        if (e instanceof StoreUnusable) {
            LOG.error("the store cannot be read", e);
            pausedUntil = services.ticker().now().plus(options.storeRetry());
            if (culprit != null) {
                again.addFirst(culprit);
            }
        } else {
            ExecutionKey broken = memory.setCurrentAside();
            LOG.error("the engine failed on {} and leaves it alone", broken == null ? culprit : broken, e);
            if (broken == null && culprit == null) {
                pausedUntil = services.ticker().now().plus(options.storeRetry());
            }
            if (culprit != null) {
                culprit.refuse(Refusals.unavailable("the engine failed on this request: " + e));
            }
        }
        spoilt = true;
        if (inFlight == null) {
            forget(List.of(), pauseReason);
        }
    }

    /** Throws memory away; what these batches did is refused, or done again. */
    private void forget(List<OpenBatch> batches, String why) {
        giveUp(batches, why);
        spoilt = false;
        memory.forget(durable);
        wakes.forget();
        tally.forget();
        starter.forget();
    }

    private void giveUp(List<OpenBatch> batches, String why) {
        List<Mail> redo = new ArrayList<>();
        for (OpenBatch batch : batches) {
            batch.awaited.forEach(mail -> mail.refuse(Refusals.unavailable(why)));
            redo.addAll(batch.progress);
            services.open().add(-batch.opened());
        }
        redo.reversed().forEach(again::addFirst);
        if (!batches.isEmpty()) {
            recovery.back(batches.getFirst().recovery);
        }
        open = new OpenBatch(open.number + 1, recovery.position());
    }

    private boolean refuseTooLate() {
        boolean worked = false;
        Mail mail = mailbox.nextTooLate();
        while (mail != null) {
            metrics.refused(RefusalReason.WAITED_TOO_LONG);
            mail.refuse(Refusals.throttled());
            worked = true;
            mail = mailbox.nextTooLate();
        }
        return worked;
    }

    private boolean refuseAdmission() {
        boolean worked = false;
        Mail mail = mailbox.nextAdmission();
        while (mail != null) {
            metrics.refused(RefusalReason.STORE);
            mail.refuse(Refusals.unavailable(pauseReason));
            worked = true;
            mail = mailbox.nextAdmission();
        }
        return worked;
    }
}
