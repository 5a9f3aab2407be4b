package dev.stepwell.acceptance.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What the history of an execution that has ended must look like, whatever it did. */
final class HistoryGrammar {
    private static final Set<String> ENDS =
            Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");
    private static final Pattern ATTEMPT = Pattern.compile(
            "(Task|Activity)" + "(Scheduled|Started|StartFailed|Submitted|SubmitFailed|Succeeded|Failed|TimedOut)");
    /** What may come directly before each part of an attempt. */
    private static final Map<String, Set<String>> BEFORE = Map.of(
            "Started", Set.of("Scheduled"),
            "StartFailed", Set.of("Scheduled"),
            "Submitted", Set.of("Started"),
            "SubmitFailed", Set.of("Started"),
            "Succeeded", Set.of("Started", "Submitted"),
            "Failed", Set.of("Scheduled", "Started", "Submitted"),
            "TimedOut", Set.of("Scheduled", "Started", "Submitted"));

    private final List<HistoryEvent> events;
    private final List<String> faults = new ArrayList<>();

    private HistoryGrammar(List<HistoryEvent> events) {
        this.events = events;
    }

    /** What is wrong with it; empty when nothing is. */
    static List<String> faults(List<HistoryEvent> events) {
        HistoryGrammar grammar = new HistoryGrammar(events);
        if (events.isEmpty()) {
            return List.of("it is empty");
        }
        grammar.numbers();
        if (grammar.faults.isEmpty()) {
            grammar.ends();
            grammar.attempts();
            grammar.states();
        }
        return grammar.faults;
    }

    private void numbers() {
        for (int i = 0; i < events.size(); i++) {
            HistoryEvent event = events.get(i);
            require(event.id() == i + 1L, event, "its id is not " + (i + 1));
            require(
                    event.previousEventId() < event.id() && event.previousEventId() >= 0,
                    event,
                    "it follows a later one");
            require(
                    i == 0 || !event.timestamp().isBefore(events.get(i - 1).timestamp()),
                    event,
                    "it is older than the one before");
        }
    }

    private void ends() {
        require(type(events.getFirst()).equals("ExecutionStarted"), events.getFirst(), "not a beginning");
        for (HistoryEvent event : events) {
            boolean isLast = event.id() == events.size();
            require(ENDS.contains(type(event)) == isLast, event, isLast ? "not an end" : "an end before the end");
        }
    }

    /** No attempt is started twice or ends twice, and each part follows what it has to follow. */
    private void attempts() {
        Set<String> seen = new HashSet<>();
        for (HistoryEvent event : events) {
            Matcher part = ATTEMPT.matcher(type(event));
            if (!part.matches() || part.group(2).equals("Scheduled")) {
                continue;
            }
            HistoryEvent before = before(event);
            Set<String> allowed = BEFORE.getOrDefault(part.group(2), Set.of());
            boolean fits = type(before).startsWith(part.group(1))
                    && allowed.contains(type(before).substring(part.group(1).length()));
            require(fits, event, "it follows " + type(before));
            require(seen.add(before.id().toString()), event, "a second one follows event " + before.id());
        }
    }

    /** A state is left as often as it was entered, at most; in an execution that succeeded exactly so. */
    private void states() {
        Map<String, Integer> inside = new HashMap<>();
        for (HistoryEvent event : events) {
            if (event.stateEnteredEventDetails() != null) {
                inside.merge(event.stateEnteredEventDetails().name(), 1, Integer::sum);
            } else if (event.stateExitedEventDetails() != null) {
                int left = inside.merge(event.stateExitedEventDetails().name(), -1, Integer::sum);
                require(left >= 0, event, "a state is left that was not entered");
            }
        }
        if (type(events.getLast()).equals("ExecutionSucceeded")) {
            inside.forEach((state, count) -> require(count == 0, events.getLast(), state + " was never left"));
        }
    }

    private HistoryEvent before(HistoryEvent event) {
        return events.get(Math.max(1, event.previousEventId().intValue()) - 1);
    }

    private static String type(HistoryEvent event) {
        return event.typeAsString();
    }

    private void require(boolean holds, HistoryEvent event, String fault) {
        if (!holds) {
            faults.add(type(event) + " with id " + event.id() + ": " + fault);
        }
    }
}
