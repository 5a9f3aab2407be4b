package dev.stepwell.server.logs;

import dev.stepwell.engine.Ticker;
import dev.stepwell.tasks.logs.CloudWatchLogs;
import dev.stepwell.tasks.logs.LogLine;
import dev.stepwell.tasks.logs.LogsAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Puts a batch into its stream, which it makes first, and tries again while that may help. Thread-safe. */
final class LogSender {
    private final LogSettings settings;
    private final CloudWatchLogs logs;
    private final LogStreams streams;
    private final Complaints complaints;
    private final Ticker ticker;
    private final Semaphore turns;

    LogSender(LogSettings settings, CloudWatchLogs logs, LogStreams streams, Complaints complaints, Ticker ticker) {
        this.settings = settings;
        this.logs = logs;
        this.streams = streams;
        this.complaints = complaints;
        this.ticker = ticker;
        this.turns = new Semaphore(settings.requestsMax(), true);
    }

    /**
     * Sends one batch.
     *
     * @return how many of the events are in the log; the others have been counted as dropped
     */
    int send(LogDestination to, List<LogLine> lines) throws InterruptedException {
        LogsAnswer answer = inTurn(to, lines);
        for (int attempt = 1; attempt < settings.attemptsMax() && mayHelp(answer); attempt++) {
            pause(settings.backoffAfter(attempt));
            answer = inTurn(to, lines);
        }
        return switch (answer) {
            case LogsAnswer.Done(int rejected) -> {
                if (rejected > 0) {
                    complaints.dropped(DropReason.REFUSED, rejected, to, "too old or too new");
                }
                yield lines.size() - rejected;
            }
            case LogsAnswer.Refused(var error, var message, var isPassing) -> {
                DropReason reason = isPassing ? DropReason.UNAVAILABLE : DropReason.REFUSED;
                complaints.dropped(reason, lines.size(), to, error + " " + message);
                yield 0;
            }
            case LogsAnswer.NotReached(var why) -> {
                complaints.dropped(DropReason.UNAVAILABLE, lines.size(), to, why);
                yield 0;
            }
        };
    }

    private static boolean mayHelp(LogsAnswer answer) {
        return switch (answer) {
            case LogsAnswer.Done _ -> false;
            case LogsAnswer.Refused refused -> refused.isPassing();
            case LogsAnswer.NotReached _ -> true;
        };
    }

    private LogsAnswer inTurn(LogDestination to, List<LogLine> lines) throws InterruptedException {
        turns.acquire();
        try {
            return once(to, lines);
        } finally {
            turns.release();
        }
    }

    private LogsAnswer once(LogDestination to, List<LogLine> lines) throws InterruptedException {
        String stream = streams.name(to, ticker.now());
        if (streams.isMade(to, stream)) {
            LogsAnswer answer = logs.put(to.group(), stream, lines);
            boolean isGone = answer instanceof LogsAnswer.Refused(var error, var _, var _)
                    && error.equals(CloudWatchLogs.NOT_FOUND);
            if (!isGone) {
                return answer;
            }
        }
        LogsAnswer made = logs.createStream(to.group(), stream);
        if (!(made instanceof LogsAnswer.Done)) {
            return made;
        }
        streams.made(to, stream);
        return logs.put(to.group(), stream, lines);
    }

    private void pause(Duration pause) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Ticker.Alarm alarm = ticker.schedule(pause, over::countDown);
        try {
            over.await();
        } finally {
            alarm.cancel();
        }
    }
}
