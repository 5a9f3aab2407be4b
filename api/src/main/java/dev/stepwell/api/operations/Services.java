package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.TaskTokens;
import dev.stepwell.engine.Trials;

/** What the operations work with. Immutable. */
public record Services(
        StateMachines machines,
        Executions executions,
        Activities activities,
        TaskTokens taskTokens,
        Trials trials,
        PageTokens pageTokens) {}
