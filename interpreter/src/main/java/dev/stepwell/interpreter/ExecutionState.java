package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution stands: its scopes (the machine, branches, iterations), their deadlines and results. Changed in
 * place by the interpreter, which also notes what changed so that a commit writes only that. Confined to one lane;
 * after a failed commit it is thrown away and read again.
 */
public final class ExecutionState {
    private final ExecutionInfo info;
    private final Scope root;
    private final Map<Integer, Scope> scopes = new HashMap<>();
    private final DeadlineHeap deadlines = new DeadlineHeap();

    final RunQueue runnable = new RunQueue();

    private final List<Scope> dirty = new ArrayList<>();
    private final List<Integer> removedScopes = new ArrayList<>();
    private final List<StateChanges.Page> removedPages = new ArrayList<>();

    private long lastEventId;
    private Instant lastEventAt = Instant.MIN;
    private int openCalls;
    private int awaitedOthers;
    private long failedEvent;
    private int nextScope = Scope.ROOT + 1;
    private @Nullable Outcome outcome;
    /** Whether it has ended without success and keeps what a redrive needs. */
    private boolean resting;

    private int redriveCount;
    private long redrivenMillis;

    long variableBytes;
    long deadlineMillis;

    private ExecutionState(ExecutionInfo info, Scope root) {
        this.info = info;
        this.root = root;
    }

    /** An execution that has not begun. */
    public static ExecutionState create(ExecutionInfo info) {
        return new ExecutionState(info, new Scope(Scope.ROOT, null, 0, info.input()));
    }

    /**
     * The execution as it was when these images were taken.
     *
     * @param scopes every scope but the root, in any order
     * @param pages every page of results
     */
    public static ExecutionState restore(
            ExecutionInfo info, HeaderImage header, ScopeImage root, List<ScopeImage> scopes, List<PageImage> pages) {
        ExecutionState state = new ExecutionState(info, Scope.restore(root, null));
        state.lastEventId = header.lastEventId();
        state.nextScope = header.nextScope();
        state.variableBytes = header.variableBytes();
        state.deadlineMillis = header.deadlineMillis();
        state.resting = header.resting();
        state.redriveCount = header.redriveCount();
        state.redrivenMillis = header.redrivenMillis();
        state.follow(state.root);
        // a scope is always created after its parent, and siblings in order of index
        scopes.stream().sorted(Comparator.comparingInt(ScopeImage::id)).forEach(state::restoreScope);
        pages.forEach(page -> state.scope(page.scope()).joining().results.restore(page));
        header.runnable().forEach(id -> state.runnable.add(state.scope(id)));
        return state;
    }

    /** Says when its last event was; a restarted machine's clock may be behind that. */
    public void lastEventAt(Instant at) {
        lastEventAt = at;
    }

    /** The time of an event that happens now: never before the one before it. */
    Instant stamp(Instant now) {
        if (now.isAfter(lastEventAt)) {
            lastEventAt = now;
        }
        return lastEventAt;
    }

    public ExecutionInfo info() {
        return info;
    }

    /**
     * The earliest moment at which the execution wants a {@link Command.Wake}, or null. One that was cut short by the
     * bounds of a step wants it at once, so that it goes on after a crash, too.
     */
    public @Nullable Instant nextWake() {
        if (isOver() || deadlineMillis == 0) {
            return null;
        }
        return isCutShort() ? info.startTime() : nextDeadline();
    }

    /** Whether it could go on by itself, and does not because its last step was cut short. */
    public boolean isCutShort() {
        return !runnable.isEmpty();
    }

    /** The earliest moment at which a wait, a back-off or a timeout is over, or null. */
    public @Nullable Instant nextDeadline() {
        if (isOver() || deadlineMillis == 0) {
            return null;
        }
        Scope first = deadlines.first();
        return Instant.ofEpochMilli(first == null ? deadlineMillis : Math.min(deadlineMillis, first.deadlineMillis()));
    }

    /** How it ended; null while it runs, and when it was restored after its end. */
    public @Nullable Outcome outcome() {
        return outcome;
    }

    /** Id of the last history event. */
    public long lastEventId() {
        return lastEventId;
    }

    /** Whether an answer for {@code attempt} would be taken; false for a superseded or finished one. */
    public boolean awaits(Attempt attempt) {
        Scope scope = find(attempt.scope());
        return !isOver() && scope != null && scope.awaits(attempt);
    }

    /** Every task the execution waits for, in no particular order. */
    public List<OpenTask> openTasks(Program program) {
        List<OpenTask> open = new ArrayList<>();
        if (!isOver()) {
            addOpen(program, root, open);
            scopes.values().forEach(scope -> addOpen(program, scope, open));
        }
        return open;
    }

    /** How often it was redriven. */
    public int redriveCount() {
        return redriveCount;
    }

    /** Whether some task is in phase CALLING and is no activity; cheap, asked at every commit. */
    public boolean hasOpenCalls() {
        return openCalls > 0;
    }

    /** Whether some task waits for a worker, a callback or a job; cheap, asked at every commit. */
    public boolean awaitsOthers() {
        return awaitedOthers > 0;
    }

    /** Name of the state that the machine itself is in, or was in when it ended. */
    public String currentState() {
        return root.state;
    }

    /**
     * Id of the Entered event of the state that failed first, when the execution failed; of the one that the machine
     * was in when it was stopped or its time was over.
     */
    public long failedEvent() {
        return failedEvent == 0 ? root.enteredEvent : failedEvent;
    }

    /** Whether that state is one of the machine itself, not of a branch or iteration. */
    public boolean failedOutside() {
        return failedEvent() == root.enteredEvent;
    }

    /** What changed since the last call; from now on all of it counts as stored. */
    public StateChanges drainChanges() {
        List<ScopeImage> images = new ArrayList<>();
        List<PageImage> pages = new ArrayList<>();
        for (Scope scope : dirty) {
            scope.dirty = false;
            if (!scope.gone) {
                if (scope != root) {
                    scope.stored = true;
                    images.add(scope.image());
                }
                if (scope.join != null) {
                    scope.join.results.drainPages(scope.id, pages);
                }
            }
        }
        StateChanges changes = new StateChanges(header(), root.image(), images, pages, removedScopes, removedPages);
        dirty.clear();
        removedScopes.clear();
        removedPages.clear();
        return changes;
    }

    Scope root() {
        return root;
    }

    /** The scope with this number, or null when it has ended. */
    @Nullable
    Scope find(int id) {
        return id == Scope.ROOT ? root : scopes.get(id);
    }

    long nextEventId() {
        return ++lastEventId;
    }

    boolean isOver() {
        return outcome != null || resting;
    }

    boolean isResting() {
        return resting;
    }

    /** When it was redriven last, or null. */
    @Nullable
    Instant redrivenAt() {
        return redrivenMillis == 0 ? null : Instant.ofEpochMilli(redrivenMillis);
    }

    /** Takes note of whatever was changed in {@code scope}, for the next commit and the next wake. */
    void note(Scope scope) {
        if (!scope.dirty) {
            scope.dirty = true;
            dirty.add(scope);
        }
        if (!scope.gone) {
            follow(scope);
        }
    }

    /** As {@link #note}; a scope that can go on also gets a turn. */
    void settle(Scope scope) {
        note(scope);
        if (!isOver()) {
            runnable.add(scope);
        }
    }

    Scope addScope(Scope parent, int index, Payload input) {
        Scope scope = new Scope(nextScope++, parent, index, input);
        scopes.put(scope.id, scope);
        parent.joining().live.put(index, scope);
        return scope;
    }

    /** Forgets a branch or iteration and everything in it. */
    void removeScope(Scope scope) {
        scope.gone = true;
        scopes.remove(scope.id);
        if (scope.stored) {
            removedScopes.add(scope.id);
        }
        deadlines.remove(scope);
        openCalls -= scope.callOpen ? 1 : 0;
        awaitedOthers -= scope.othersAwaited ? 1 : 0;
        scope.variables.values().forEach(value -> variableBytes -= value.size());
        removeJoin(scope);
    }

    /** Forgets a join with what is left of its branches. */
    void removeJoin(Scope scope) {
        Join join = scope.join;
        if (join != null) {
            List.copyOf(join.live.values()).forEach(this::removeScope);
            join.live.clear();
            join.results.storedPages(scope.id, removedPages);
            scope.join = null;
        }
    }

    @Nullable
    Scope soonest() {
        return deadlines.first();
    }

    /** Notes which state failed first. */
    void failedIn(long enteredEvent) {
        failedEvent = enteredEvent;
    }

    void end(Outcome how) {
        outcome = how;
        runnable.clear();
        deadlines.clear();
        // an ended execution stays in memory until its end is stored, and need not keep every iteration that long
        dirty.removeIf(scope -> scope.gone);
    }

    /** The state is now what a redrive would go on with. */
    void rest() {
        resting = true;
        runnable.clear();
    }

    /** The execution goes on after its end. */
    void redriven(Instant at) {
        outcome = null;
        resting = false;
        failedEvent = 0;
        redriveCount++;
        redrivenMillis = at.toEpochMilli();
    }

    private HeaderImage header() {
        List<Integer> ids = runnable.all().stream().map(scope -> scope.id).toList();
        return new HeaderImage(
                lastEventId, nextScope, variableBytes, deadlineMillis, ids, resting, redriveCount, redrivenMillis);
    }

    private void restoreScope(ScopeImage image) {
        Scope parent = scope(image.parent());
        Scope scope = Scope.restore(image, parent);
        scope.stored = true;
        scopes.put(scope.id, scope);
        parent.joining().live.put(scope.index, scope);
        follow(scope);
    }

    private void follow(Scope scope) {
        deadlines.update(scope);
        boolean isCalled = scope.phase == Phase.CALLED;
        if (isCalled != scope.callOpen) {
            scope.callOpen = isCalled;
            openCalls += isCalled ? 1 : -1;
        }
        boolean awaitsOthers = scope.phase == Phase.OFFERED || scope.phase == Phase.ENGAGED;
        if (awaitsOthers != scope.othersAwaited) {
            scope.othersAwaited = awaitsOthers;
            awaitedOthers += awaitsOthers ? 1 : -1;
        }
    }

    private Scope scope(int id) {
        Scope scope = find(id);
        if (scope == null) {
            throw new EngineBug("stored state of " + info.executionArn() + " names scope " + id + ", which is missing");
        }
        return scope;
    }

    private static OpenTask.Phase phase(Scope scope) {
        if (scope.phase == Phase.ENGAGED) {
            return OpenTask.Phase.WAITING;
        }
        return scope.early == null ? OpenTask.Phase.CALLING : OpenTask.Phase.ANSWERED;
    }

    private static void addOpen(Program program, Scope scope, List<OpenTask> into) {
        if (scope.attempt != 0 && scope.phase.awaitsAnswer() && program.state(scope.state) instanceof State.Task task) {
            into.add(new OpenTask(
                    new Attempt(scope.id, scope.attempt),
                    task.name(),
                    task.resource(),
                    phase(scope),
                    scope.heartbeatSeconds == 0 ? null : scope.heartbeatSeconds));
        }
    }
}
