package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.HistoryEvent;

/** Writes history events as AWS puts them into a log group: numbers and the time as text. Stateless. */
public final class LogRecord {
    private LogRecord() {}

    /** The record of one of the events, as UTF-8. */
    public static byte[] write(LoggedEvents logged, HistoryEvent event) {
        EventDetailsWriter writer =
                logged.target().data() ? EventDetailsWriter.LOGGED : EventDetailsWriter.WITHOUT_DATA;
        return new Answer()
                .text("id", Long.toString(event.id()))
                .text("type", event.type().wireName())
                .object("details", details -> writer.write(event.details(), details))
                .text("previous_event_id", Long.toString(event.previousId()))
                .text("event_timestamp", Long.toString(event.timestamp().toEpochMilli()))
                .text("execution_arn", logged.executionArn())
                .text("redrive_count", Integer.toString(logged.redriveCount()))
                .finish();
    }
}
