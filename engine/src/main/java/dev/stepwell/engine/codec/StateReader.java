package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.AnswerRecord;
import dev.stepwell.engine.record.FailureRecord;
import dev.stepwell.engine.record.HeaderRecord;
import dev.stepwell.engine.record.JoinRecord;
import dev.stepwell.engine.record.PageRecord;
import dev.stepwell.engine.record.PayloadRecord;
import dev.stepwell.engine.record.ScopeRecord;
import dev.stepwell.interpreter.EarlyAnswer;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.Failure;
import dev.stepwell.interpreter.HeaderImage;
import dev.stepwell.interpreter.JoinImage;
import dev.stepwell.interpreter.PageImage;
import dev.stepwell.interpreter.ScopeImage;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of an execution's state as images: the inverse of {@link StateWriter}. Confined to one load. */
final class StateReader {
    private final Places places;
    private final ChunkReader chunks;
    private final Map<Long, byte[]> payloadRows;
    private final Map<Long, List<Payload>> chunkPayloads = new HashMap<>();
    private final Map<Long, Payload> rowPayloads = new HashMap<>();

    StateReader(Places places, ChunkReader chunks, Map<Long, byte[]> payloadRows) {
        this.places = places;
        this.chunks = chunks;
        this.payloadRows = payloadRows;
    }

    static HeaderImage image(HeaderRecord header) {
        return new HeaderImage(
                header.getLastEvent(),
                header.getNextScope(),
                header.getVariableBytes(),
                header.getDeadlineMillis(),
                header.getRunnableList(),
                header.getResting(),
                header.getRedriveCount(),
                header.getRedrivenMillis());
    }

    ScopeImage scope(byte[] value) {
        return image(Envelope.open(Envelope.Kind.STATE_SCOPE, value, ScopeRecord.parser())
                .message());
    }

    @SuppressWarnings("NullAway") // a compact constructor's class file does not say that results may be null
    PageImage page(byte[] value) {
        PageRecord record = Envelope.open(Envelope.Kind.STATE_PAGE, value, PageRecord.parser())
                .message();
        Map<Integer, Payload> results = new HashMap<>();
        record.getResultsList().forEach(result -> results.put(result.getPlace(), payload(result.getValue())));
        return new PageImage(record.getScope(), record.getPage(), results);
    }

    ScopeImage image(ScopeRecord record) {
        Map<String, Payload> variables = new LinkedHashMap<>();
        record.getVariablesList().forEach(variable -> variables.put(variable.getName(), payload(variable.getValue())));
        return new ScopeImage(
                record.getId(),
                record.getParent(),
                record.getIndex(),
                record.getState(),
                StateCodes.phase(record.getPhase()),
                record.getLastEvent(),
                record.getEnteredEvent(),
                record.getBeforeEntered(),
                Instant.ofEpochMilli(record.getEnteredMillis()),
                payload(record.getInput()),
                variables,
                record.getRetriesList(),
                record.getRetryCount(),
                record.getAttempt(),
                record.getDueMillis(),
                record.getHeartbeatMillis(),
                record.getHeartbeatSeconds(),
                record.hasResult() ? payload(record.getResult()) : null,
                record.hasFailure() ? failure(record.getFailure()) : null,
                record.hasEarly() ? early(record.getEarly()) : null,
                record.hasJoin() ? join(record.getJoin()) : null);
    }

    private Failure failure(FailureRecord record) {
        return new Failure(
                record.hasError() ? record.getError() : null,
                record.hasCause() ? record.getCause() : null,
                StateCodes.kind(record.getKind()),
                record.getOrigin());
    }

    private EarlyAnswer early(AnswerRecord record) {
        return new EarlyAnswer(
                record.hasOutput() ? payload(record.getOutput()) : null,
                record.hasError() ? record.getError() : null,
                record.hasCause() ? record.getCause() : null);
    }

    private JoinImage join(JoinRecord record) {
        return new JoinImage(
                record.getTotal(),
                record.getNext(),
                record.getFinished(),
                record.getLimit(),
                record.hasItems() ? payload(record.getItems()) : null,
                record.getKeyed(),
                record.hasInput() ? payload(record.getInput()) : null);
    }

    private Payload payload(PayloadRecord record) {
        Payload payload = switch (record.getPlaceCase()) {
            case INLINE -> Payload.ofUtf8(record.getInline().toByteArray());
            case HISTORY ->
                chunkPayloads
                        .computeIfAbsent(
                                record.getHistory().getFirstEvent(),
                                first -> chunks.read(first).payloads())
                        .get(record.getHistory().getIndex());
            case ROW -> rowPayloads.computeIfAbsent(record.getRow(), this::readRow);
            case PLACE_NOT_SET -> throw new EngineBug("a payload of the stored state is nowhere");
        };
        places.known(payload, record);
        return payload;
    }

    private Payload readRow(long row) {
        byte[] value = payloadRows.get(row);
        if (value == null) {
            throw new EngineBug("row " + row + " of the stored state is missing");
        }
        return StateRows.payload(value);
    }
}
