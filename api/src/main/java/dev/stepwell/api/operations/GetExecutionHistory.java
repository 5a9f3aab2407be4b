package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.Page;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** GetExecutionHistory. A page ends early when it grows large, so that big payloads do not pile up in memory. */
record GetExecutionHistory(Executions executions, PageTokens tokens) implements Operation {
    /** Bytes of an answer after which no further events are read for it. */
    static final int ANSWER_BYTES_MAX = 8 * 1024 * 1024;

    /** Events read at once. */
    static final int EVENTS_PER_READ = 100;

    @Override
    public void perform(Request request, Answer answer) {
        String arn = Arn.execution(request.text("executionArn"));
        boolean reverse = request.flag("reverseOrder", false);
        String listing = "GetExecutionHistory " + arn + " " + reverse;
        boolean data = request.flag("includeExecutionData", true);
        Reads reads = new Reads(
                (count, from) -> executions.history(arn, reverse, count, from),
                Paging.items(request),
                tokens.open(listing, request.textOrNull("nextToken")),
                answer);
        answer.list("events", () -> reads, (event, item) -> HistoryEventWriter.write(event, data, item))
                .text("nextToken", tokens.seal(listing, reads.next));
    }

    /** Reads a part of the history. */
    private interface Source {
        Page<HistoryEvent> read(int count, byte @Nullable [] from);
    }

    /** The events of one answer, read as they are written. Confined to one call. */
    private static final class Reads implements Iterator<HistoryEvent> {
        private final Source source;
        private final Answer answer;
        private int wanted;
        private byte @Nullable [] next;
        private Iterator<HistoryEvent> events;

        Reads(Source source, int wanted, byte @Nullable [] from, Answer answer) {
            this.source = source;
            this.wanted = wanted;
            this.answer = answer;
            this.events = read(from);
        }

        @Override
        public boolean hasNext() {
            if (!events.hasNext() && wanted > 0 && next != null && answer.size() < ANSWER_BYTES_MAX) {
                events = read(next);
            }
            return events.hasNext();
        }

        @Override
        public HistoryEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no further event on this page");
            }
            return events.next();
        }

        private Iterator<HistoryEvent> read(byte @Nullable [] from) {
            int count = Math.min(wanted, EVENTS_PER_READ);
            Page<HistoryEvent> page = source.read(count, from);
            wanted -= count;
            next = page.next();
            return page.items().iterator();
        }
    }
}
