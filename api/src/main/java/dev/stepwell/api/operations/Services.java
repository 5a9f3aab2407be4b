package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.engine.Activities;
import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Executions;
import dev.stepwell.engine.ResourceTags;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.TaskTokens;
import dev.stepwell.engine.Trials;
import dev.stepwell.engine.Versions;

/** What the operations work with. Immutable. */
public record Services(
        StateMachines machines,
        Versions versions,
        Aliases aliases,
        ResourceTags tags,
        Executions executions,
        Activities activities,
        TaskTokens taskTokens,
        Trials trials,
        PageTokens pageTokens) {}
