package dev.stepwell.acceptance.crash;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** How often each kind of work was under way when the server was killed. Confined to one thread. */
final class Work {
    private final Kills kills;
    private final Map<String, Long> killed = new TreeMap<>();

    Work(Kills kills) {
        this.kills = kills;
    }

    /** Kills between a state's beginning and its end, by state; and those of the whole execution, by kind. */
    void add(Kind kind, List<HistoryEvent> history) {
        count(kind.name(), history.getFirst().timestamp(), history.getLast().timestamp());
        Map<String, Deque<Instant>> entered = new HashMap<>();
        for (HistoryEvent event : history) {
            if (event.stateEnteredEventDetails() != null) {
                entered.computeIfAbsent(event.stateEnteredEventDetails().name(), _ -> new ArrayDeque<>())
                        .add(event.timestamp());
            } else if (event.stateExitedEventDetails() != null) {
                String state = event.stateExitedEventDetails().name();
                Deque<Instant> times = entered.getOrDefault(state, new ArrayDeque<>());
                if (!times.isEmpty()) {
                    count(state, times.remove(), event.timestamp());
                }
            }
        }
        entered.forEach((state, times) ->
                times.forEach(time -> count(state, time, history.getLast().timestamp())));
    }

    /** A call that was made again because the server died before its execution ended. */
    void addInterrupted(CallLedger.Call call) {
        killed.merge(call.state(), 1L, Long::sum);
    }

    /** A call of an execution that has no history. */
    void add(CallLedger.Call call) {
        killed.merge(call.state(), kills.countDuring(call), Long::sum);
    }

    private void count(String what, Instant from, Instant to) {
        killed.merge(what, kills.countBetween(from, to), Long::sum);
    }

    Map<String, Long> killed() {
        return killed;
    }
}
