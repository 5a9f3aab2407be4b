package dev.stepwell.acceptance.crash;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Checks that a call whose outcome is told to be unknown was really under way at a kill. */
final class LostCalls {
    private static final Pattern PAYLOAD = Pattern.compile("\"Payload\":\"([^\"]*)\"");

    private final CallLedger ledger;
    private final Kills kills;
    private final Journal journal;

    LostCalls(CallLedger ledger, Kills kills, Journal journal) {
        this.ledger = ledger;
        this.kills = kills;
        this.journal = journal;
    }

    /** How many calls of this execution were lost. */
    int judge(String arn, List<HistoryEvent> history) {
        int found = 0;
        for (HistoryEvent event : history) {
            var failed = event.taskFailedEventDetails();
            if (failed == null || !String.valueOf(failed.cause()).contains("outcome unknown")) {
                continue;
            }
            found++;
            HistoryEvent started = history.get(event.previousEventId().intValue() - 1);
            HistoryEvent scheduled = history.get(started.previousEventId().intValue() - 1);
            Matcher payload =
                    PAYLOAD.matcher(scheduled.taskScheduledEventDetails().parameters());
            // a call that the world never saw was lost before it left
            boolean excused = payload.find()
                    && ledger.call(payload.group(1)).map(kills::mayHaveLost).orElse(true);
            if (!excused) {
                journal.violation("a call of " + arn + " was lost, but no kill was near: event " + event.id());
            }
        }
        return found;
    }
}
