package dev.stepwell.engine.codec;

import dev.stepwell.engine.record.FailureKind;
import dev.stepwell.engine.record.ScopePhase;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.Failure;
import dev.stepwell.interpreter.Phase;

/** The stored numbers of the enums of an execution's state. */
final class StateCodes {
    private StateCodes() {}

    static ScopePhase code(Phase phase) {
        return switch (phase) {
            case NEW -> ScopePhase.SCOPE_PHASE_NEW;
            case ENTERING -> ScopePhase.SCOPE_PHASE_ENTERING;
            case WORKING -> ScopePhase.SCOPE_PHASE_WORKING;
            case LEAVING -> ScopePhase.SCOPE_PHASE_LEAVING;
            case FAILING -> ScopePhase.SCOPE_PHASE_FAILING;
            case CALLED -> ScopePhase.SCOPE_PHASE_CALLED;
            case OFFERED -> ScopePhase.SCOPE_PHASE_OFFERED;
            case ENGAGED -> ScopePhase.SCOPE_PHASE_ENGAGED;
            case WAITING -> ScopePhase.SCOPE_PHASE_WAITING;
            case BACKING_OFF -> ScopePhase.SCOPE_PHASE_BACKING_OFF;
            case JOINING -> ScopePhase.SCOPE_PHASE_JOINING;
            case STARTING -> throw new EngineBug("phase STARTING outlived its step");
        };
    }

    static Phase phase(ScopePhase code) {
        return switch (code) {
            case SCOPE_PHASE_NEW -> Phase.NEW;
            case SCOPE_PHASE_ENTERING -> Phase.ENTERING;
            case SCOPE_PHASE_WORKING -> Phase.WORKING;
            case SCOPE_PHASE_LEAVING -> Phase.LEAVING;
            case SCOPE_PHASE_FAILING -> Phase.FAILING;
            case SCOPE_PHASE_CALLED -> Phase.CALLED;
            case SCOPE_PHASE_OFFERED -> Phase.OFFERED;
            case SCOPE_PHASE_ENGAGED -> Phase.ENGAGED;
            case SCOPE_PHASE_WAITING -> Phase.WAITING;
            case SCOPE_PHASE_BACKING_OFF -> Phase.BACKING_OFF;
            case SCOPE_PHASE_JOINING -> Phase.JOINING;
            case SCOPE_PHASE_UNSPECIFIED, UNRECOGNIZED ->
                throw new EngineBug("Expected a known phase, but found " + code);
        };
    }

    static FailureKind code(Failure.Kind kind) {
        return switch (kind) {
            case ORDINARY -> FailureKind.FAILURE_KIND_ORDINARY;
            case TIMEOUT -> FailureKind.FAILURE_KIND_TIMEOUT;
            case HEARTBEAT -> FailureKind.FAILURE_KIND_HEARTBEAT;
            case FATAL -> FailureKind.FAILURE_KIND_FATAL;
        };
    }

    static Failure.Kind kind(FailureKind code) {
        return switch (code) {
            case FAILURE_KIND_ORDINARY -> Failure.Kind.ORDINARY;
            case FAILURE_KIND_TIMEOUT -> Failure.Kind.TIMEOUT;
            case FAILURE_KIND_HEARTBEAT -> Failure.Kind.HEARTBEAT;
            case FAILURE_KIND_FATAL -> Failure.Kind.FATAL;
            case FAILURE_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new EngineBug("Expected a known kind of failure, but found " + code);
        };
    }
}
