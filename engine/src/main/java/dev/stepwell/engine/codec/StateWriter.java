package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.AnswerRecord;
import dev.stepwell.engine.record.FailureRecord;
import dev.stepwell.engine.record.HeaderRecord;
import dev.stepwell.engine.record.JoinRecord;
import dev.stepwell.engine.record.PageRecord;
import dev.stepwell.engine.record.ResultRecord;
import dev.stepwell.engine.record.ScopeRecord;
import dev.stepwell.engine.record.VariableRecord;
import dev.stepwell.interpreter.EarlyAnswer;
import dev.stepwell.interpreter.Failure;
import dev.stepwell.interpreter.HeaderImage;
import dev.stepwell.interpreter.JoinImage;
import dev.stepwell.interpreter.PageImage;
import dev.stepwell.interpreter.ScopeImage;
import java.util.List;

/** Images of an execution's state as rows. Confined to one lane, as the places it refers to are. */
final class StateWriter {
    private final Places places;

    StateWriter(Places places) {
        this.places = places;
    }

    /** The header, to be sealed when it is known whether there are other rows. */
    HeaderRecord.Builder header(HeaderImage header, ScopeImage root) {
        return HeaderRecord.newBuilder()
                .setLastEvent(header.lastEventId())
                .setNextScope(header.nextScope())
                .setVariableBytes(header.variableBytes())
                .setDeadlineMillis(header.deadlineMillis())
                .addAllRunnable(header.runnable())
                .setResting(header.resting())
                .setRedriveCount(header.redriveCount())
                .setRedrivenMillis(header.redrivenMillis())
                .setRoot(record(root));
    }

    byte[] scope(ScopeImage scope) {
        return Envelope.seal(Envelope.Kind.STATE_SCOPE, record(scope), List.of());
    }

    byte[] page(PageImage page) {
        PageRecord.Builder record =
                PageRecord.newBuilder().setScope(page.scope()).setPage(page.page());
        page.results()
                .forEach((place, result) -> record.addResults(
                        ResultRecord.newBuilder().setPlace(place).setValue(places.refer(result))));
        return Envelope.seal(Envelope.Kind.STATE_PAGE, record.build(), List.of());
    }

    private ScopeRecord record(ScopeImage scope) {
        ScopeRecord.Builder record = ScopeRecord.newBuilder()
                .setId(scope.id())
                .setParent(scope.parent())
                .setIndex(scope.index())
                .setState(scope.state())
                .setPhase(StateCodes.code(scope.phase()))
                .setLastEvent(scope.lastEvent())
                .setEnteredEvent(scope.enteredEvent())
                .setBeforeEntered(scope.beforeEntered())
                .setEnteredMillis(scope.enteredAt().toEpochMilli())
                .setInput(places.refer(scope.input()))
                .addAllRetries(scope.retries())
                .setRetryCount(scope.retryCount())
                .setAttempt(scope.attempt())
                .setDueMillis(scope.dueMillis())
                .setHeartbeatMillis(scope.heartbeatMillis())
                .setHeartbeatSeconds(scope.heartbeatSeconds());
        scope.variables()
                .forEach((name, value) -> record.addVariables(
                        VariableRecord.newBuilder().setName(name).setValue(places.refer(value))));
        if (scope.result() != null) {
            record.setResult(places.refer(scope.result()));
        }
        if (scope.failure() != null) {
            record.setFailure(record(scope.failure()));
        }
        if (scope.early() != null) {
            record.setEarly(record(scope.early()));
        }
        if (scope.join() != null) {
            record.setJoin(record(scope.join()));
        }
        return record.build();
    }

    private FailureRecord record(Failure failure) {
        FailureRecord.Builder record = FailureRecord.newBuilder()
                .setKind(StateCodes.code(failure.kind()))
                .setOrigin(failure.origin());
        if (failure.error() != null) {
            record.setError(failure.error());
        }
        if (failure.cause() != null) {
            record.setCause(failure.cause());
        }
        return record.build();
    }

    private AnswerRecord record(EarlyAnswer answer) {
        AnswerRecord.Builder record = AnswerRecord.newBuilder();
        if (answer.output() != null) {
            record.setOutput(places.refer(answer.output()));
        }
        if (answer.error() != null) {
            record.setError(answer.error());
        }
        if (answer.cause() != null) {
            record.setCause(answer.cause());
        }
        return record.build();
    }

    private JoinRecord record(JoinImage join) {
        JoinRecord.Builder record = JoinRecord.newBuilder()
                .setTotal(join.total())
                .setNext(join.next())
                .setFinished(join.finished())
                .setLimit(join.limit())
                .setKeyed(join.keyed());
        if (join.items() != null) {
            record.setItems(places.refer(join.items()));
        }
        if (join.input() != null) {
            record.setInput(places.refer(join.input()));
        }
        return record.build();
    }
}
